import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { lockTicket, refuseWhileDeploying } from "./internal/lock-ticket";
import { moveTicket, recallTicket } from "./internal/move-ticket";
import { withNewestCheck } from "./internal/stored-check";
import { changedSentence, changedSinceCheck } from "./internal/verify-check";
import { lawfulMoves, mayMove, type TicketStatus } from "./tickets.rules";
import type { TicketDetailDto } from "./tickets.schema";

/**
 * FAILED → READY_FOR_API, so that it can be deployed again. What an earlier deployment may have made is looked up before
 * anything is sent once more.
 *
 * @throws TICKET_001, TICKET_002, DEPLOY_005 when what was checked has changed (the ticket is in DRAFT then)
 */
export async function retryTicket(ctx: Ctx, input: { id: string }): Promise<TicketDetailDto> {
  authorize(ctx, "ticket:write");
  const result = await ctx.write(async (tx) => {
    const ticket = await lockTicket(tx, ctx, input.id);
    await refuseWhileDeploying(tx, ctx, ticket);
    const status = ticket.status as TicketStatus;
    if (!mayMove(status, "retry")) {
      throw appError("TICKET_002", {
        message: `Only a FAILED ticket can be retried; this one is ${status}`,
        details: { status, lawful: lawfulMoves(status) },
      });
    }
    const changed = await changedSinceCheck(tx, ctx, ticket);
    if (changed.length > 0) {
      await recallTicket(tx, ctx, ticket, changedSentence(changed));
      return { changed, ticket: null };
    }
    const after = await moveTicket(tx, ctx, ticket, "ticket.retried", "READY_FOR_API", { qaFailureReason: null });
    return { changed, ticket: await withNewestCheck(tx, ctx, after) };
  });
  // Thrown after the commit: the way back to draft must stay.
  if (!result.ticket) throw appError("DEPLOY_005", { message: changedSentence(result.changed), details: { changed: result.changed } });
  return result.ticket;
}
