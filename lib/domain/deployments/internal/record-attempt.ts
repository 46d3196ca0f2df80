import "server-only";
import { lockRow } from "@/lib/domain/changes/lock-row";
import { type LockedTicket, lockTicket } from "@/lib/domain/tickets/lock-for-deployment";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { countedFailures, decideNext } from "@/lib/platforms/decisions/deploy-decision";
import { judgeLookUp, type Verdict } from "@/lib/platforms/decisions/judge-look-up";
import { type Exchange, type LookUpResult, PlanError } from "@/lib/platforms/platform";
import type { Progress } from "../advance-deployment";
import { type DeploymentRow, findDeployment } from "../deployments.dto";
import { type DeploymentState, LIVE_STATES } from "../deployments.rules";
import type { Begun } from "./begin-attempt";
import { noteAnswers } from "./call-budget";
import { earlierContent } from "./earlier-attempts";
import { endDeployment, waitUntil } from "./end-deployment";
import { campaignOf, doneSteps, nextRequest, pastAttempts, pinnedPlan } from "./history";
import { keepPlatformObject } from "./keep-platform-object";
import { refusalOf } from "./refusal";

/** Stores what became of a send, and what exists because of it. */
export function recordSend(ctx: Ctx, begun: Begun, exchange: Exchange): Promise<Progress> {
  const { classified, request, response } = exchange;
  return recorded(ctx, begun, {
    outcome: classified.outcome,
    reason: classified.reason,
    retryAfterSeconds: classified.retryAfterSeconds === null ? null : Math.ceil(classified.retryAfterSeconds),
    externalId: classified.externalId,
    verdict: null,
    request: request as object,
    response: response as object | null,
    exchanges: [exchange],
  });
}

/** Stores what the platform said when it was asked for what a lost answer may have left. */
export async function recordLookUp(ctx: Ctx, begun: Begun, result: LookUpResult): Promise<Progress> {
  const { classified, candidates, exchanges } = result;
  const last = exchanges.at(-1);
  const known = await belongingElsewhere(
    ctx,
    begun,
    candidates.map(({ externalId }) => externalId),
  );
  const verdict: Verdict | null =
    classified.outcome === "success"
      ? judgeLookUp({
          candidates,
          reference: begun.request.reference,
          name: begun.request.name,
          since: begun.since,
          known,
          marksCreations: begun.adapter.marksCreations,
        })
      : null;
  return recorded(ctx, begun, {
    outcome: classified.outcome,
    reason: verdict ? wordsOf(verdict) : classified.reason,
    retryAfterSeconds: classified.retryAfterSeconds === null ? null : Math.ceil(classified.retryAfterSeconds),
    externalId: verdict?.kind === "found" ? verdict.externalId : null,
    verdict,
    request: (last?.request ?? null) as object | null,
    response: (last?.response ?? null) as object | null,
    exchanges,
  });
}

type Result = {
  outcome: string;
  reason: string;
  retryAfterSeconds: number | null;
  externalId: string | null;
  verdict: Verdict | null;
  request: object | null;
  response: object | null;
  exchanges: readonly Exchange[];
};

function recorded(ctx: Ctx, begun: Begun, result: Result): Promise<Progress> {
  const endedAt = performance.now();
  return ctx.write(async (tx) => {
    const found = await tx.deployment.findUniqueOrThrow({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: begun.deploymentId } },
      select: { ticketId: true },
    });
    const locked = await lockTicket(tx, ctx, found.ticketId, { deletedToo: true });
    await lockRow(tx, ctx, "deployments", begun.deploymentId);
    const progress = await stored(tx, ctx, { locked, begun, result: await withoutTheGone(tx, ctx, begun, result) });
    await noteAnswers(tx, ctx, begun, { callId: begun.callId, agoMs: performance.now() - endedAt }, result.exchanges);
    return progress;
  });
}

/**
 * A platform that knows a request again answers with what it made of it, even if that was deleted since. What is known to
 * be gone was not made now: certainly nothing was done, and the same again would do nothing.
 */
async function withoutTheGone(tx: Tx, ctx: Ctx, begun: Begun, result: Result): Promise<Result> {
  const { externalId } = result;
  if (begun.kind !== "send" || begun.request.effect !== "create" || result.outcome !== "success" || externalId === null) return result;
  const { connectionId, request } = begun;
  const gone = await tx.platformObject.findFirst({
    where: { tenantId: ctx.tenantId, connectionId, kind: request.kind, externalId, state: "DELETED" },
    select: { id: true },
  });
  if (!gone) return result;
  const reason = `The platform answered with the ${request.kind.replace("_", " ")} ${externalId}, which was deleted there; nothing new was made`;
  return { ...result, outcome: "refused", reason, externalId: null };
}

type Stand = { locked: LockedTicket; begun: Begun; result: Result };

async function stored(tx: Tx, ctx: Ctx, stand: Stand): Promise<Progress> {
  const { begun, locked } = stand;
  const { verdict, request, response, exchanges: _, ...columns } = stand.result;
  // Another worker may have given this attempt up: its outcome is theirs to find out then, by our mark on what was made.
  const { count } = await tx.deploymentAttempt.updateMany({
    where: { tenantId: ctx.tenantId, id: begun.attemptId, finishedAt: null },
    data: {
      ...columns,
      finishedAt: new Date(),
      ...(request ? { request } : {}),
      ...(response ? { response } : {}),
      ...(verdict ? { verdict: verdict as object } : {}),
    },
  });
  if (count === 0) return { next: "again" };
  const deployment = await findDeployment(tx, ctx.tenantId, begun.deploymentId);
  const other = deployment && verdict?.kind === "found" ? await earlierContent(tx, ctx, deployment, begun.request) : null;
  const done = columns.outcome === "success" && begun.kind === "send" ? begun.request.targetExternalId : null;
  const externalId = columns.externalId ?? done;
  if (externalId !== null) {
    const { attemptId, parentExternalId } = begun;
    await keepPlatformObject(tx, ctx, locked.facts, { attemptId, request: other ?? begun.request, externalId, parentExternalId });
  }
  if (!deployment || !LIVE_STATES.includes(deployment.state as DeploymentState)) return { next: "done" };
  if (other && externalId !== null) {
    const trouble = await amendPlan(tx, ctx, { deployment, begun, externalId, lastSent: other.body });
    if (trouble) return endDeployment(tx, ctx, { deployment, locked, state: "failed", externalId: null, reason: trouble });
  }
  return afterAttempt(tx, ctx, deployment, stand);
}

/**
 * What was found was made by an earlier deployment with other content: the request that brings it to what was accepted
 * follows in the plan. Answers the sentence that says why it cannot be, or null.
 */
async function amendPlan(
  tx: Tx,
  ctx: Ctx,
  {
    deployment,
    begun,
    ...made
  }: { deployment: DeploymentRow; begun: Begun; externalId: string; lastSent: Record<string, unknown> | object },
): Promise<string | null> {
  const plan = pinnedPlan(deployment.plan);
  try {
    const lastSent = made.lastSent as Record<string, unknown>;
    const completion = begun.adapter.completion(begun.request, { externalId: made.externalId, lastSent });
    if (!completion || completion.effect === "create") return null;
    const requests = plan.requests.flatMap((request) =>
      request.step === begun.request.step ? [request, { ...completion, step: `${request.step}_update` }] : [request],
    );
    deployment.plan = { ...plan, requests } as object;
    await tx.deployment.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: deployment.id } },
      data: { plan: deployment.plan as object },
    });
    return null;
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return `An earlier deployment of this ticket made ${made.externalId} already, with other content that cannot be changed: ${error.message}`;
  }
}

async function afterAttempt(tx: Tx, ctx: Ctx, deployment: DeploymentRow, { locked, begun, result }: Stand): Promise<Progress> {
  const plan = pinnedPlan(deployment.plan);
  const done = doneSteps(deployment.attempts);
  const attempts = pastAttempts(deployment.attempts, begun.request.step);
  await tx.deployment.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: deployment.id } },
    data: { failures: countedFailures(attempts) },
  });
  if (begun.request.step in done) {
    if (nextRequest(plan, done)) return { next: "again" };
    return endDeployment(tx, ctx, { deployment, locked, state: "succeeded", externalId: campaignOf(plan, done), reason: null });
  }
  const decision = decideNext({
    attempts,
    repeatable: begun.request.repeatable,
    findable: begun.request.effect === "create",
    now: new Date(),
    random: Math.random(),
  });
  if (decision.next === "wait") return waitUntil(tx, ctx, deployment, { until: decision.until, reason: decision.reason });
  if (decision.next === "fail") {
    const last = begun.kind === "send" ? result.exchanges.at(-1) : undefined;
    const refused = last?.classified.outcome === "refused" ? last : undefined;
    const refusal = refused ? await refusalOf(tx, ctx, locked, begun, refused.classified) : null;
    return endDeployment(tx, ctx, { deployment, locked, state: "failed", externalId: null, reason: decision.reason, refusal });
  }
  if (decision.next === "ambiguous") {
    const candidates = decision.verdict?.kind === "ambiguous" ? decision.verdict.candidates : [];
    return endDeployment(tx, ctx, { deployment, locked, state: "ambiguous", externalId: null, reason: decision.reason, candidates });
  }
  return { next: "again" };
}

function wordsOf(verdict: Verdict): string {
  if (verdict.kind === "found") return `Found on the platform as ${verdict.externalId}, by its ${verdict.by}`;
  return verdict.kind === "absent" ? "The platform has nothing of it" : verdict.reason;
}

/** Which of these ids belong to something else already. */
async function belongingElsewhere(ctx: Ctx, begun: Begun, externalIds: string[]): Promise<Set<string>> {
  const rows = await ctx.read(async (tx) => {
    const deployment = await tx.deployment.findUniqueOrThrow({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: begun.deploymentId } },
      select: { connectionId: true },
    });
    return tx.platformObject.findMany({
      where: { tenantId: ctx.tenantId, connectionId: deployment.connectionId, kind: begun.request.kind, externalId: { in: externalIds } },
      select: { externalId: true },
    });
  });
  return new Set(rows.map((row) => row.externalId));
}
