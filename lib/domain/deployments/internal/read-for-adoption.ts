import "server-only";
import { loadTraffickingFacts } from "@/lib/domain/tickets/lock-for-deployment";
import type { Ctx } from "@/lib/infra/context";
import type { Outbound } from "@/lib/infra/outbound/outbound";
import { platformEntry } from "@/lib/platforms/catalogue";
import type { PlatformSnapshot } from "@/lib/platforms/platform";
import { askingVia } from "@/lib/platforms/send";
import { appError } from "@/lib/shared/errors";
import { budgetedOutbound } from "../budgeted-outbound";
import { findDeployment } from "../deployments.dto";
import { doneSteps, nextRequest, pinnedPlan } from "./history";
import { accessOf } from "./platform-access";

/**
 * Reads the object that a person says is the one, so that nothing is adopted that does not exist or is another's.
 *
 * @throws DEPLOY_001, DEPLOY_007, DEPLOY_008, CONNECTION_005, PLATFORM_001 to PLATFORM_003
 */
export async function readForAdoption(
  ctx: Ctx,
  { taskId, externalId }: { taskId: string; externalId: string },
  via: { outbound: Outbound },
): Promise<PlatformSnapshot> {
  const { deployment, kind, through } = await ctx.read(async (tx) => {
    const row = await findDeployment(tx, ctx.tenantId, taskId);
    if (!row) throw appError("DEPLOY_001", { details: { taskId } });
    const request = nextRequest(pinnedPlan(row.plan), doneSteps(row.attempts));
    if (row.state !== "ambiguous" || !request) {
      throw appError("DEPLOY_007", {
        message: `There is nothing to decide: the deployment is ${row.state}`,
        details: { state: row.state },
      });
    }
    const key = { tenantId: ctx.tenantId, connectionId: row.connectionId, kind: request.kind, externalId };
    const known = await tx.platformObject.findUnique({
      where: { tenantId_connectionId_kind_externalId: key },
      select: { createdByAttempt: { select: { deployment: { select: { ticketId: true } } } } },
    });
    const owner = known?.createdByAttempt?.deployment.ticketId;
    if (owner !== undefined) {
      const message = owner === row.ticketId ? `${externalId} is this ticket's own already` : `${externalId} was made by another ticket`;
      throw appError("DEPLOY_008", { violations: [{ pointer: "/externalId", rule: "adopt", message }] });
    }
    const facts = await loadTraffickingFacts(tx, ctx.tenantId, row.ticketId);
    return { deployment: row, kind: request.kind, through: accessOf(facts, row) };
  });
  if ("missing" in through) throw appError("CONNECTION_005", { message: through.missing });
  const { adapter } = through;
  const network = budgetedOutbound({ connectionId: deployment.connectionId, ...through }, ctx, via.outbound);
  const read = await adapter.read({ kind, externalId }, through.access, askingVia({ ...through, outbound: network }));
  const platform = platformEntry(adapter.key).displayName;
  if (read.snapshot && read.snapshot.state !== "DELETED") return read.snapshot;
  const { outcome, reason } = read.classified;
  if (outcome === "success" || outcome === "refused") {
    const message =
      outcome === "success" ? `${platform} has no ${kind.replace("_", " ")} ${externalId}` : `${platform} answered: ${reason}`;
    throw appError("DEPLOY_008", { violations: [{ pointer: "/externalId", rule: "adopt", message }] });
  }
  throw appError("PLATFORM_001", { message: `${platform} could not be asked: ${reason}` });
}
