import "server-only";
import canonicalize from "canonicalize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Plan, PlannedRequest } from "@/lib/platforms/platform";
import type { DeploymentRow } from "../deployments.dto";

/**
 * The request by which an earlier deployment of the ticket made what was found now, when it said something else than the
 * present plan does: what exists is then not what was checked. Null when this deployment sent the request itself, or the
 * two say the same.
 */
export async function earlierContent(tx: Tx, ctx: Ctx, deployment: DeploymentRow, step: string): Promise<PlannedRequest | null> {
  if (deployment.attempts.some((attempt) => attempt.step === step && attempt.kind === "send")) return null;
  const sent = await tx.deploymentAttempt.findFirst({
    where: {
      tenantId: ctx.tenantId,
      step,
      kind: "send",
      deployment: { ticketId: deployment.ticketId, connectionId: deployment.connectionId, id: { not: deployment.id } },
    },
    orderBy: { startedAt: "desc" },
    select: { deployment: { select: { plan: true } } },
  });
  const requestOf = (plan: unknown) => (plan as Plan).requests.find((request) => request.step === step) ?? null;
  const before = sent && requestOf(sent.deployment.plan);
  return before && canonicalize(before.body) !== canonicalize(requestOf(deployment.plan)?.body) ? before : null;
}
