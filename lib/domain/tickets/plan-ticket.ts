import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError } from "@/lib/shared/errors";
import { buildPlan } from "./internal/build-plan";
import { liveDeployment, lockTicket } from "./internal/lock-ticket";
import { recallTicket } from "./internal/move-ticket";
import { planWarnings } from "./internal/plan-warnings";
import { loadTraffickingFacts } from "./internal/trafficking-facts";
import { changedSentence, changedSinceCheck, changesSinceCheck } from "./internal/verify-check";
import { findTicketRow, type TicketRow } from "./tickets.dto";
import type { PlanDto } from "./tickets.schema";

/**
 * What a deployment of the ticket would send now: the exact requests without credentials, and their hash. A ticket that
 * is ready, but rests on a check of something else than is there now, goes back to DRAFT: nobody may believe a plan that
 * was not checked.
 *
 * @throws TICKET_001, CONNECTION_003, TICKET_005 with everything that stands in the way
 */
export async function planTicket(ctx: Ctx, input: { id: string }): Promise<PlanDto> {
  authorize(ctx, "ticket:read");
  const plan = await ctx.read(async (tx) => {
    const ticket = await findTicketRow(tx, ctx.tenantId, input.id);
    if (!ticket) throw appError("TICKET_001", { details: { ticketId: input.id } });
    const stale = (await restsOnCheck(tx, ctx, ticket)) && (await changesSinceCheck(tx, ctx, ticket)).length > 0;
    return stale ? null : planOf(tx, ctx, ticket.id);
  });
  if (plan) return { ...plan, changed: [] };
  const { id, changed } = await ctx.write((tx) => recallIfStale(tx, ctx, input.id));
  return { ...(await ctx.read((tx) => planOf(tx, ctx, id))), changed };
}

/** What a deployment on its way may still send is its own to judge, at every send. */
async function restsOnCheck(tx: Tx, ctx: Ctx, ticket: TicketRow): Promise<boolean> {
  return ticket.status === "READY_FOR_API" && (await liveDeployment(tx, ctx, ticket)) === null;
}

/** Looks again under the ticket's lock, since it may have been checked or sent meanwhile. */
async function recallIfStale(tx: Tx, ctx: Ctx, idOrKey: string): Promise<{ id: string; changed: string[] }> {
  const ticket = await lockTicket(tx, ctx, idOrKey);
  if (!(await restsOnCheck(tx, ctx, ticket))) return { id: ticket.id, changed: [] };
  const changed = await changedSinceCheck(tx, ctx, ticket);
  if (changed.length > 0) await recallTicket(tx, ctx, ticket, changedSentence(changed));
  return { id: ticket.id, changed };
}

async function planOf(tx: Tx, ctx: Ctx, id: string): Promise<Omit<PlanDto, "changed">> {
  const facts = await loadTraffickingFacts(tx, ctx.tenantId, id);
  const { plan, hash, connection, target } = buildPlan(facts);
  return {
    hash,
    ticketId: id,
    platform: connection.platform,
    environment: connection.environment,
    accountId: connection.accountId,
    done: plan.done,
    warnings: await planWarnings(tx, ctx, { ticketId: id, plan }),
    requests: plan.requests.map(({ step, method, path, body, meaning }) => ({ step, method, path, body: { ...body }, meaning })),
    lastSent: (target?.lastSent as Record<string, unknown> | null | undefined) ?? null,
  };
}
