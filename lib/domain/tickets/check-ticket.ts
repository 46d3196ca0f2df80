import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { checkLocked } from "./internal/check-locked";
import { resolveInterests } from "./internal/interest-names";
import { lockTicket, refuseWhileDeploying } from "./internal/lock-ticket";
import { withNewestCheck } from "./internal/stored-check";
import { findTicketRow } from "./tickets.dto";
import type { TicketDetailDto } from "./tickets.schema";

/**
 * Runs QA on a ticket: every rule, every finding at once. The ticket ends in QA_FAILED or READY_FOR_API.
 *
 * @throws TICKET_001, TICKET_002 when it cannot be checked from where it is or is being deployed
 */
export async function checkTicket(ctx: Ctx, input: { id: string }): Promise<TicketDetailDto> {
  authorize(ctx, "ticket:write");
  await resolveInterests(ctx, input.id);
  return ctx.write(async (tx) => {
    const ticket = await lockTicket(tx, ctx, input.id);
    await refuseWhileDeploying(tx, ctx, ticket);
    const checked = await checkLocked(tx, ctx, ticket);
    const after = await findTicketRow(tx, ctx.tenantId, ticket.id);
    if (!after) throw appError("TICKET_001", { details: { ticketId: input.id } });
    return withNewestCheck(tx, ctx, after, checked);
  });
}
