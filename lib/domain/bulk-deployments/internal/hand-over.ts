import "server-only";
import { startDeployment } from "@/lib/domain/deployments/start-deployment";
import { type Ctx, createContext } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { isAppError } from "@/lib/shared/errors";

/** So many results are written at once. What a crash leaves unwritten is found again by its deployment. */
const CHUNK = 20;

/** Most of a hand-over is waiting for the database; more would keep its connections from everybody else. */
const AT_ONCE = 4;

type Result = { position: number; deploymentId: string | null; code: string | null; message: string | null };

/**
 * Starts the deployment of every ticket of a selection that has neither one nor a refusal yet, each in a transaction of
 * its own and in the name of whoever asked. May be run again at any time, also at the same time: a ticket on its way
 * answers the task it has, and one that was handed over before a crash is known by its deployment.
 */
export async function handOver(ctx: Ctx, bulkId: string): Promise<void> {
  const { bulk, pending, begun } = await standOf(ctx, bulkId);
  const asker = createContext({
    ...ctx,
    actor: { kind: bulk.actorKind as Ctx["actor"]["kind"], id: bulk.actorId, label: bulk.actorLabel },
    // The request's key remembers the selection alone: which tickets are left is not the same the second time.
    idempotency: null,
    ifMatch: null,
  });
  for (let from = 0; from < pending.length; from += CHUNK) {
    const waiting = pending.slice(from, from + CHUNK);
    const results: Result[] = [];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { position, ticketId } = next;
        if (ticketId === null) continue;
        const known = begun.get(ticketId);
        results.push({ position, ...(known ? handedOver(known) : await started(asker, bulk, ticketId)) });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await keep(asker, bulkId, results);
  }
}

function standOf(ctx: Ctx, bulkId: string) {
  return ctx.read(async (tx) => {
    const bulk = await tx.bulkDeployment.findUniqueOrThrow({ where: { tenantId_id: { tenantId: ctx.tenantId, id: bulkId } } });
    const pending = await tx.bulkDeploymentItem.findMany({
      where: { tenantId: ctx.tenantId, bulkId, deploymentId: null, code: null },
      orderBy: { position: "asc" },
      select: { position: true, ticketId: true },
    });
    const ticketIds = pending.flatMap(({ ticketId }) => (ticketId === null ? [] : [ticketId]));
    return { bulk, pending, begun: await begunFor(tx, ctx, bulk, ticketIds) };
  });
}

type Bulk = { actorId: string; createdAt: Date };

/** The deployments, by ticket, that whoever asked began since the selection was made: they are the selection's, also when ended. */
async function begunFor(tx: Tx, ctx: Ctx, bulk: Bulk, ticketIds: string[]): Promise<Map<string, string>> {
  const deployments = await tx.deployment.findMany({
    where: { tenantId: ctx.tenantId, ticketId: { in: ticketIds }, actorId: bulk.actorId, createdAt: { gte: bulk.createdAt } },
    orderBy: { createdAt: "asc" },
    select: { id: true, ticketId: true },
  });
  return new Map(deployments.map(({ id, ticketId }) => [ticketId, id]));
}

type Outcome = Omit<Result, "position">;

const handedOver = (deploymentId: string): Outcome => ({ deploymentId, code: null, message: null });

/**
 * A refusal is looked at twice: another hand-over of the same selection may have deployed the ticket since, to its end, and
 * of a fault of ours nobody knows whether it came before the commit or after.
 */
async function started(ctx: Ctx, bulk: Bulk, ticketId: string): Promise<Outcome> {
  try {
    const { taskId } = await startDeployment(ctx, { ticketId });
    return handedOver(taskId);
  } catch (error) {
    const begun = (await ctx.read((tx) => begunFor(tx, ctx, bulk, [ticketId]))).get(ticketId);
    if (begun) return handedOver(begun);
    if (isAppError(error)) return { deploymentId: null, code: error.code, message: error.message };
    // One ticket that trips over a fault of ours must not keep the others.
    ctx.log.error({ err: error, ticketId }, "a ticket of a selection could not be handed over");
    return { deploymentId: null, code: "INTERNAL_001", message: "Something went wrong on our side" };
  }
}

/** What was accepted stands against a refusal, whichever of two hand-overs writes first. */
async function keep(ctx: Ctx, bulkId: string, results: readonly Result[]): Promise<void> {
  await ctx.write(async (tx) => {
    for (const { position, ...outcome } of results) {
      await tx.bulkDeploymentItem.updateMany({
        where: { tenantId: ctx.tenantId, bulkId, position, deploymentId: null, ...(outcome.deploymentId ? {} : { code: null }) },
        data: outcome,
      });
    }
  });
}
