import "server-only";
import canonicalize from "canonicalize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { PlannedRequest } from "@/lib/platforms/platform";
import { withIds } from "@/lib/platforms/send";
import type { DeploymentRow } from "../deployments.dto";
import { doneSteps, knownIds, pinnedPlan } from "./history";

export type EarlierAttempt = Awaited<ReturnType<typeof earlierAttempts>>[number];

/** Attempts of the ticket's earlier deployments at a step, oldest first: what they may have left behind is looked for first. */
export function earlierAttempts(tx: Tx, ctx: Ctx, deployment: DeploymentRow, step: string) {
  return tx.deploymentAttempt.findMany({
    where: {
      tenantId: ctx.tenantId,
      step,
      deployment: { ticketId: deployment.ticketId, connectionId: deployment.connectionId, id: { not: deployment.id } },
    },
    include: {
      deployment: {
        select: { plan: true, attempts: { select: { step: true, kind: true, outcome: true, externalId: true, verdict: true } } },
      },
    },
    orderBy: { startedAt: "asc" },
  });
}

/** The request by which an earlier attempt was made, ids filled in as they were then; null for one that is not known any more. */
export function requestOf({ step, deployment }: EarlierAttempt): PlannedRequest | null {
  const plan = pinnedPlan(deployment.plan);
  const request = plan.requests.find((each) => each.step === step);
  return request ? withIds(request, knownIds(plan, doneSteps(deployment.attempts))) : null;
}

/** True when every earlier send said what this request says. */
export function saysTheSame(earlier: readonly EarlierAttempt[], request: PlannedRequest): boolean {
  return earlier.every((attempt) => attempt.kind !== "send" || canonicalize(requestOf(attempt)?.body) === canonicalize(request.body));
}

/**
 * The request by which an earlier deployment made what was found now, when it said something else than the present one:
 * what exists is then not what was checked. Null when the present deployment sent it itself, or the two say the same.
 */
export async function earlierContent(tx: Tx, ctx: Ctx, deployment: DeploymentRow, request: PlannedRequest): Promise<PlannedRequest | null> {
  const own = deployment.attempts.filter((attempt) => attempt.step === request.step && attempt.kind === "send");
  // A platform that has had the request already was not told anything new by ours.
  if (own.some((attempt) => attempt.outcome !== "duplicate")) return null;
  const sends = (await earlierAttempts(tx, ctx, deployment, request.step)).filter((attempt) => attempt.kind === "send");
  const before = sends.at(-1);
  const sent = before ? requestOf(before) : null;
  return sent && canonicalize(sent.body) !== canonicalize(request.body) ? sent : null;
}
