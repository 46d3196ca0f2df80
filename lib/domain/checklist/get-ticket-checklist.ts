import "server-only";
import { findTicketRow } from "@/lib/domain/tickets/tickets.dto";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import type { TicketChecklistDto } from "./checklist.schema";
import { checklistOf } from "./internal/checklist-of";

/** The checklist as it applies to one ticket, with who signed what and when. @throws TICKET_001 */
export async function getTicketChecklist(ctx: Ctx, input: { ticketId: string }): Promise<TicketChecklistDto> {
  authorize(ctx, "ticket:read");
  return ctx.read(async (tx) => {
    const ticket = await findTicketRow(tx, ctx.tenantId, input.ticketId);
    if (!ticket) throw appError("TICKET_001", { details: { ticketId: input.ticketId } });
    return checklistOf(tx, ctx, ticket);
  });
}
