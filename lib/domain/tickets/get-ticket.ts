import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { withNewestCheck } from "./internal/stored-check";
import { findTicketRow } from "./tickets.dto";
import type { TicketDetailDto } from "./tickets.schema";

/**
 * One ticket with the findings of its newest check, by its id or by the key people call it (`SB-123`).
 *
 * @throws TICKET_001 (404) when it is not there, deleted (unless asked for) or another workspace's
 */
export async function getTicket(ctx: Ctx, input: { id: string; includeDeleted?: boolean }): Promise<TicketDetailDto> {
  authorize(ctx, "ticket:read");
  return ctx.read(async (tx) => {
    const row = await findTicketRow(tx, ctx.tenantId, input.id, input.includeDeleted ?? false);
    if (!row) throw appError("TICKET_001", { details: { ticketId: input.id } });
    return withNewestCheck(tx, ctx, row);
  });
}
