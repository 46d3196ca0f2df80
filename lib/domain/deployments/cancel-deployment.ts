import "server-only";
import { lockRow, requireVersion } from "@/lib/domain/changes/lock-row";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { findDeployment, toTaskDto } from "./deployments.dto";
import { type DeploymentState, LIVE_STATES } from "./deployments.rules";
import type { TaskDto } from "./deployments.schema";
import { giveBack } from "./internal/call-budget";

/**
 * Stops a deployment before its next request. One that is waiting ends at once; one that is sending ends after the
 * answer, unless the answer says it is done.
 *
 * @throws DEPLOY_001, DEPLOY_004 when it has ended, CONFLICT_001 when the caller saw another version
 */
export async function cancelDeployment(ctx: Ctx, input: { taskId: string }): Promise<TaskDto> {
  authorize(ctx, "ticket:deploy");
  return ctx.write(async (tx) => {
    await lockRow(tx, ctx, "deployments", input.taskId);
    const before = await findDeployment(tx, ctx.tenantId, input.taskId);
    if (!before) throw appError("DEPLOY_001", { details: { taskId: input.taskId } });
    requireVersion(ctx, before);
    if (!LIVE_STATES.includes(before.state as DeploymentState)) throw appError("DEPLOY_004", { details: { state: before.state } });
    const now = new Date();
    const open = before.attempts.some(
      ({ finishedAt, outcome }) => finishedAt === null || outcome === "unknown" || outcome === "interrupted" || outcome === "duplicate",
    );
    const ended = before.state !== "running" && !open;
    await tx.deployment.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: {
        cancelRequestedAt: now,
        ...(ended
          ? { state: "cancelled", finishedAt: now, nextAttemptAt: null, slotAt: null, reason: `Cancelled by ${ctx.actor.label}` }
          : {}),
        version: { increment: 1 },
      },
    });
    const after = await findDeployment(tx, ctx.tenantId, before.id);
    if (!after) throw new Error("the deployment being cancelled is not there");
    await recordChange(tx, ctx, {
      type: ended ? "deployment.cancelled" : "deployment.cancel_requested",
      noun: "deployment",
      before,
      after,
      dto: { id: before.id, taskId: before.id, ticketId: before.ticketId, connectionId: before.connectionId, state: after.state },
    });
    if (ended) await giveBack(tx, ctx, before);
    return toTaskDto(after);
  });
}
