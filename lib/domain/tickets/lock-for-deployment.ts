import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { PlanBasis } from "@/lib/platforms/decisions/continue-plan";
import { appError, type ErrorCode } from "@/lib/shared/errors";
import { approvalObstacle } from "./internal/approval-obstacle";
import { type BuiltPlan, buildPlan, hashOf, type PinnedPlan } from "./internal/build-plan";
import { lockTicket as lockRow } from "./internal/lock-ticket";
import { moveTicket, recallTicket } from "./internal/move-ticket";
import { loadTraffickingFacts, type TraffickingFacts } from "./internal/trafficking-facts";
import { changedSentence, changedSinceCheck } from "./internal/verify-check";
import { findTicketRow } from "./tickets.dto";
import { failureReason } from "./tickets.rules";

export { hashOf, loadTraffickingFacts, type PinnedPlan };

export type Obstacle = { code: ErrorCode; message: string; details: Record<string, unknown> };

export type LockedTicket = {
  ticket: TraffickingFacts["ticket"];
  facts: TraffickingFacts;
  /**
   * Why it must not be sent now, or null. When what was checked has changed, the ticket is moved back to DRAFT in this
   * transaction: commit before refusing.
   */
  obstacle(): Promise<Obstacle | null>;
  /**
   * @param pinned what an accepted plan was built on
   * @throws CONNECTION_003, TICKET_005
   */
  plan(pinned?: PlanBasis): Promise<BuiltPlan>;
  /** READY_FOR_API → TRAFFICKED_SUCCESS, with the id the platform gave. */
  succeed(externalId: string | null): Promise<void>;
  /** READY_FOR_API → FAILED, with the reason. */
  fail(reason: string): Promise<void>;
  /** FAILED → READY_FOR_API, because a person said how its deployment goes on. */
  resume(): Promise<void>;
};

/**
 * Takes a ticket's row lock for a deployment's step: `deployments` decides when to send, the ticket whether it may.
 * Not a use case of its own: callers have been authorised.
 *
 * @throws TICKET_001
 */
export async function lockTicket(tx: Tx, ctx: Ctx, ticketId: string, options: { deletedToo?: boolean } = {}): Promise<LockedTicket> {
  const row = await lockRow(tx, ctx, ticketId, options.deletedToo ?? false);
  const facts = await loadTraffickingFacts(tx, ctx.tenantId, ticketId);
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
    plan: async (pinned) => buildPlan(facts, pinned),
    succeed: async (externalId) => {
      await moveTicket(tx, ctx, row, "ticket.trafficked", "TRAFFICKED_SUCCESS", { externalPlatformId: externalId, qaFailureReason: null });
    },
    fail: async (reason) => {
      await moveTicket(tx, ctx, row, "ticket.failed", "FAILED", { qaFailureReason: failureReason([reason]) });
    },
    resume: async () => {
      await moveTicket(tx, ctx, row, "ticket.resumed", "READY_FOR_API", { qaFailureReason: null });
    },
  };
}

/** The plan a deployment of the ticket would have now, with what it is made of, and no lock. @throws TICKET_001, CONNECTION_003, TICKET_005 */
export async function planOfTicket(tx: Tx, ctx: Ctx, idOrKey: string): Promise<{ facts: TraffickingFacts; plan: BuiltPlan }> {
  const row = await findTicketRow(tx, ctx.tenantId, idOrKey);
  if (!row) throw appError("TICKET_001", { details: { ticketId: idOrKey } });
  const facts = await loadTraffickingFacts(tx, ctx.tenantId, row.id);
  return { facts, plan: buildPlan(facts) };
}
