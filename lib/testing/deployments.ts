import "server-only";
import { advanceDeployment } from "@/lib/domain/deployments/advance-deployment";
import type { Ctx } from "@/lib/infra/context";
import { outbound } from "@/lib/infra/outbound/shared-outbound";

/** Longer than any wait a test meets but a day's. */
const AN_HOUR_MS = 3_700_000;

/** Lets `ms` pass for a deployment, as time would: its attempts are older by as much, and nobody waits for the account. */
export async function skipWait(ctx: Ctx, deploymentId: string, ms = AN_HOUR_MS): Promise<void> {
  await ctx.write(async (tx) => {
    const { attempts, connectionId, slotAt } = await tx.deployment.findUniqueOrThrow({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: deploymentId } },
      include: { attempts: true },
    });
    const earlier = (date: Date) => new Date(date.getTime() - ms);
    for (const { id, startedAt, finishedAt } of attempts) {
      await tx.deploymentAttempt.update({
        where: { tenantId_id: { tenantId: ctx.tenantId, id } },
        data: { startedAt: earlier(startedAt), ...(finishedAt ? { finishedAt: earlier(finishedAt) } : {}) },
      });
    }
    if (slotAt) {
      await tx.deployment.update({
        where: { tenantId_id: { tenantId: ctx.tenantId, id: deploymentId } },
        data: { slotAt: earlier(slotAt) },
      });
    }
    await tx.callBudget.deleteMany({ where: { tenantId: ctx.tenantId, connectionId } });
  });
}

/** Takes a deployment to its end without waiting; returns the waits it would have made, in seconds. */
export async function drive(
  ctx: Ctx,
  deploymentId: string,
  { most = 40, network = outbound }: { most?: number; network?: typeof outbound } = {},
): Promise<number[]> {
  const waits: number[] = [];
  for (let round = 0; round < most; round += 1) {
    const progress = await advanceDeployment(ctx, { deploymentId }, { outbound: network });
    if (progress.next === "done") return waits;
    if (progress.next === "wait") {
      waits.push(Math.round((Date.parse(progress.until) - Date.now()) / 1000));
      await skipWait(ctx, deploymentId);
    }
  }
  throw new Error(`no end after ${most} rounds`);
}
