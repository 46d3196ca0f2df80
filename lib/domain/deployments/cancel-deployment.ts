import "server-only";
import { audit } from "@/lib/infra/audit";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { emit } from "@/lib/infra/outbox/emit";
import { appError } from "@/lib/shared/errors";
import { findDeployment, toTaskDto } from "./deployments.dto";
import { type DeploymentState, LIVE_STATES } from "./deployments.rules";
import type { TaskDto } from "./deployments.schema";

/**
 * Stops a deployment before its next request. One that is waiting ends at once; one that is sending ends after the
 * answer, unless the answer says it is done.
 *
 * @throws DEPLOY_001, DEPLOY_004 when it has ended
 */
export async function cancelDeployment(ctx: Ctx, input: { taskId: string }): Promise<TaskDto> {
  authorize(ctx, "ticket:deploy");
  return ctx.write(async (tx) => {
    await tx.$queryRaw`select id from deployments where tenant_id = ${ctx.tenantId}::uuid and id = ${input.taskId}::uuid for update`;
    const before = await findDeployment(tx, ctx.tenantId, input.taskId);
    if (!before) throw appError("DEPLOY_001", { details: { taskId: input.taskId } });
    if (!LIVE_STATES.includes(before.state as DeploymentState)) throw appError("DEPLOY_004", { details: { state: before.state } });
    const now = new Date();
    const open = before.attempts.some((attempt) => attempt.finishedAt === null || attempt.outcome === "unknown");
    const ended = before.state !== "running" && !open;
    await tx.deployment.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: {
        cancelRequestedAt: now,
        ...(ended ? { state: "cancelled", finishedAt: now, nextAttemptAt: null, reason: `Cancelled by ${ctx.actor.label}` } : {}),
        version: { increment: 1 },
      },
    });
    const after = await findDeployment(tx, ctx.tenantId, before.id);
    if (!after) throw new Error("the deployment being cancelled is not there");
    const subject = { type: "deployment", id: before.id } as const;
    await audit(tx, ctx, "deployment.cancel_requested", { subject, before, after });
    await emit(tx, ctx, {
      type: ended ? "deployment.cancelled" : "deployment.cancel_requested",
      version: 1,
      subject,
      data: { task_id: before.id, ticket_id: before.ticketId, state: after.state },
    });
    return toTaskDto(after);
  });
}
