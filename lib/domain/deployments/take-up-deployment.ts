import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { emit } from "@/lib/infra/outbox/emit";
import { LIVE_STATES } from "./deployments.rules";

/**
 * Starts a run for a deployment on its way that has none, by an event. False, and nothing done, when it has ended or
 * something happened to it after `quietSince`: so of two that ask at once only one starts a run. A run too many does no
 * harm, it waits for the other's attempt.
 */
export async function takeUpDeployment(ctx: Ctx, input: { deploymentId: string; quietSince: Date }): Promise<boolean> {
  authorize(ctx, "ticket:deploy");
  const { deploymentId: id, quietSince } = input;
  return ctx.write(async (tx) => {
    // The row says when it was taken up; nothing that a person sees of it changed, so its version stays.
    const { count } = await tx.deployment.updateMany({
      where: { tenantId: ctx.tenantId, id, state: { in: [...LIVE_STATES] }, updatedAt: { lt: quietSince } },
      data: { updatedAt: new Date() },
    });
    if (count === 0) return false;
    const deployment = await tx.deployment.findUniqueOrThrow({ where: { tenantId_id: { tenantId: ctx.tenantId, id } } });
    await emit(tx, ctx, {
      type: "deployment.taken_up",
      version: 1,
      subject: { type: "deployment", id },
      data: { task_id: id, ticket_id: deployment.ticketId, connection_id: deployment.connectionId, state: deployment.state },
    });
    return true;
  });
}
