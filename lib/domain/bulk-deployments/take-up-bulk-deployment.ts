import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { emit } from "@/lib/infra/outbox/emit";

/**
 * Starts a run, by an event, for a selection that still holds tickets and has no run. False, and nothing done, when nothing
 * is left to hand over or it was begun or taken up after `quietSince`: so of two that ask at once only one starts a run.
 */
export async function takeUpBulkDeployment(ctx: Ctx, input: { bulkId: string; quietSince: Date }): Promise<boolean> {
  authorize(ctx, "ticket:deploy");
  const { bulkId: id, quietSince } = input;
  return ctx.write(async (tx) => {
    const { count } = await tx.bulkDeployment.updateMany({
      where: {
        tenantId: ctx.tenantId,
        id,
        createdAt: { lt: quietSince },
        OR: [{ takenUpAt: null }, { takenUpAt: { lt: quietSince } }],
        items: { some: { deploymentId: null, code: null } },
      },
      data: { takenUpAt: new Date() },
    });
    if (count === 0) return false;
    await emit(tx, ctx, {
      type: "bulk_deployment.taken_up",
      version: 1,
      subject: { type: "bulk_deployment", id },
      data: { bulk_id: id },
    });
    return true;
  });
}
