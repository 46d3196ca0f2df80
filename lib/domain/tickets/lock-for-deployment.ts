import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError, type ErrorCode } from "@/lib/shared/errors";
import { type BuiltPlan, buildPlan } from "./internal/build-plan";
import { lockTicket as lockRow } from "./internal/lock-ticket";
import { recallTicket } from "./internal/move-ticket";
import { approvalObstacle } from "./internal/approval-obstacle";
import { loadTraffickingFacts, type TraffickingFacts } from "./internal/trafficking-facts";
import { changedSentence, changedSinceCheck } from "./internal/verify-check";

export type Obstacle = { code: ErrorCode; message: string; details: Record<string, unknown> };

export type LockedTicket = {
  ticket: TraffickingFacts["ticket"];
  facts: TraffickingFacts;
  /**
   * Why it must not be sent now, or null. When what was checked has changed, the ticket is moved back to DRAFT in this
   * transaction: commit before refusing.
   */
  obstacle(): Promise<Obstacle | null>;
  /** @throws CONNECTION_003, TICKET_005 */
  plan(): Promise<BuiltPlan>;
};

/**
 * Takes a ticket's row lock for a deployment's step: `deployments` decides when to send, the ticket whether it may.
 * Not a use case of its own: callers have been authorised.
 *
 * @throws TICKET_001
 */
export async function lockTicket(tx: Tx, ctx: Ctx, ticketId: string): Promise<LockedTicket> {
  const row = await lockRow(tx, ctx, ticketId);
  const facts = await loadTraffickingFacts(tx, ctx.tenantId, ticketId);
  if (facts.ticket.deletedAt) throw appError("TICKET_001", { details: { ticketId } });
  return {
    ticket: facts.ticket,
    facts,
    obstacle: async () => {
      const changed = await changedSinceCheck(tx, ctx, row);
      if (changed.length > 0) {
        const message = changedSentence(changed);
        await recallTicket(tx, ctx, row, message);
        return { code: "DEPLOY_005", message, details: { changed } };
      }
      return approvalObstacle(tx, ctx, facts);
    },
    plan: async () => buildPlan(facts),
  };
}
