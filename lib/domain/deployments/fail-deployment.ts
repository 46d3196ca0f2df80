import "server-only";
import { lockRow } from "@/lib/domain/changes/lock-row";
import { lockTicket } from "@/lib/domain/tickets/lock-for-deployment";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { findDeployment } from "./deployments.dto";
import { type DeploymentState, LIVE_STATES } from "./deployments.rules";
import { endDeployment } from "./internal/end-deployment";

/**
 * Ends a deployment that our own side cannot take further. What it may have sent is not known here, so a ticket that is
 * deployed again is looked up first. A deployment that has ended stays as it is.
 */
export async function failDeployment(ctx: Ctx, input: { deploymentId: string; reason: string }): Promise<void> {
  authorize(ctx, "ticket:deploy");
  await ctx.write(async (tx) => {
    const found = await findDeployment(tx, ctx.tenantId, input.deploymentId);
    if (!found) return;
    const locked = await lockTicket(tx, ctx, found.ticketId, { deletedToo: true });
    await lockRow(tx, ctx, "deployments", input.deploymentId);
    const deployment = await findDeployment(tx, ctx.tenantId, input.deploymentId);
    if (!deployment || !LIVE_STATES.includes(deployment.state as DeploymentState)) return;
    await endDeployment(tx, ctx, { deployment, locked, state: "failed", externalId: null, reason: input.reason });
  });
}
