import "server-only";
import { lockRow, requireVersion } from "@/lib/domain/changes/lock-row";
import { recordChange } from "@/lib/domain/changes/record-change";
import { type LockedTicket, lockTicket } from "@/lib/domain/tickets/lock-for-deployment";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { isRemembered } from "@/lib/infra/idempotency";
import type { Outbound } from "@/lib/infra/outbound/outbound";
import { outbound } from "@/lib/infra/outbound/shared-outbound";
import type { PlatformSnapshot } from "@/lib/platforms/platform";
import { appError } from "@/lib/shared/errors";
import { type DeploymentRow, findDeployment, toTaskDto } from "./deployments.dto";
import { type ResolveInput, resolveInput, type TaskDto } from "./deployments.schema";
import { endDeployment } from "./internal/end-deployment";
import { campaignOf, doneSteps, nextRequest, parentOf, pinnedPlan } from "./internal/history";
import { keepPlatformObject } from "./internal/keep-platform-object";
import { readForAdoption, refuseOwned } from "./internal/read-for-adoption";
import { recordPersonsWord } from "./internal/record-persons-word";

type Decided = { decision: "adopt"; snapshot: PlatformSnapshot } | { decision: "send" };

/**
 * What a person says of a deployment that stopped as ambiguous: `adopt` — it is this object, which is kept as the ticket's
 * own, and the rest of the plan goes on; `send` — none of what is there, so the request is sent again. The deployment goes
 * on where it stopped, under the plan that was accepted.
 *
 * @throws DEPLOY_001, DEPLOY_007 (409) when it is not ambiguous or another deployment of the ticket came after it,
 *   DEPLOY_008 (422) when the object is not there or is another ticket's, or is ACTIVE or named otherwise and that was not
 *   confirmed, CONFLICT_001 for a stale version, PLATFORM_001 to
 *   PLATFORM_003 when the platform cannot be asked
 */
export async function resolveDeployment(
  ctx: Ctx,
  input: { taskId: string; resolution: ResolveInput },
  via = { outbound },
): Promise<TaskDto> {
  authorize(ctx, "ticket:deploy");
  const resolution = resolveInput.parse(input.resolution);
  const decided = await decidedBy(ctx, { taskId: input.taskId, ...resolution }, via);
  return ctx.write(async (tx) => {
    const found = await findDeployment(tx, ctx.tenantId, input.taskId);
    if (!found) throw appError("DEPLOY_001", { details: { taskId: input.taskId } });
    // The version the caller saw is the deployment's, not its ticket's.
    const locked = await lockTicket(tx, { ...ctx, ifMatch: null }, found.ticketId);
    await lockRow(tx, ctx, "deployments", input.taskId);
    const deployment = await findDeployment(tx, ctx.tenantId, input.taskId);
    if (!deployment) throw appError("DEPLOY_001", { details: { taskId: input.taskId } });
    requireVersion(ctx, deployment);
    await refuseUnlessAmbiguous(tx, ctx, deployment, locked);
    if (!decided) throw new Error("a repeated request was not answered from memory");
    await record(tx, ctx, { deployment, locked, decided });
    const after = await findDeployment(tx, ctx.tenantId, input.taskId);
    if (!after) throw new Error("the deployment being resolved is not there");
    return toTaskDto(after);
  });
}

/** What the person decided, the object read; null when the request is a repetition, which the write answers from memory. */
async function decidedBy(
  ctx: Ctx,
  given: { taskId: string; externalId?: string | undefined; confirm?: boolean | undefined },
  via: { outbound: Outbound },
): Promise<Decided | null> {
  const { taskId, externalId, confirm = false } = given;
  if (externalId === undefined) return { decision: "send" };
  try {
    return { decision: "adopt", snapshot: await readForAdoption(ctx, { taskId, externalId, confirm }, via) };
  } catch (error) {
    if (ctx.idempotency && (await isRemembered(ctx.tenantId, ctx.idempotency))) return null;
    throw error;
  }
}

/** Only of the newest deployment: what came after it has looked for itself. */
async function refuseUnlessAmbiguous(tx: Tx, ctx: Ctx, deployment: DeploymentRow, { ticket }: LockedTicket): Promise<void> {
  const newest = await tx.deployment.findFirst({
    where: { tenantId: ctx.tenantId, ticketId: ticket.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  if (deployment.state === "ambiguous" && newest?.id === deployment.id && ticket.status === "FAILED") return;
  const message =
    deployment.state === "ambiguous"
      ? `The ticket has moved on since (it is ${ticket.status}); its next deployment looks for itself`
      : `There is nothing to decide: the deployment is ${deployment.state}`;
  throw appError("DEPLOY_007", { message, details: { state: deployment.state, ticketStatus: ticket.status } });
}

type Stand = { deployment: DeploymentRow; locked: LockedTicket; decided: Decided };

async function record(tx: Tx, ctx: Ctx, { deployment, locked, decided }: Stand): Promise<void> {
  const plan = pinnedPlan(deployment.plan);
  const before = doneSteps(deployment.attempts);
  const request = nextRequest(plan, before);
  if (!request) throw appError("DEPLOY_007", { message: "Every step of the plan is done" });
  if (decided.decision === "adopt") await refuseOwned(tx, ctx, deployment, decided.snapshot);
  const attempt = await recordPersonsWord(tx, ctx, { deployment, request, decided });
  if (decided.decision === "adopt") {
    const { externalId } = decided.snapshot;
    const parentExternalId = parentOf(plan, request.step, before);
    await keepPlatformObject(tx, ctx, locked.facts, {
      attemptId: attempt.id,
      request,
      externalId,
      parentExternalId,
      seen: decided.snapshot,
    });
  }
  const now: DeploymentRow = { ...deployment, attempts: [...deployment.attempts, attempt] };
  const done = doneSteps(now.attempts);
  if (!nextRequest(plan, done)) {
    await endDeployment(tx, ctx, { deployment: now, locked, state: "succeeded", externalId: campaignOf(plan, done), reason: null });
    return;
  }
  const obstacle = await locked.obstacle();
  // What was adopted is kept all the same; the rest waits for the ticket to be checked and deployed again.
  if (obstacle) {
    await endDeployment(tx, ctx, { deployment: now, locked, state: "failed", externalId: null, reason: obstacle.message, recalled: true });
    return;
  }
  await goOn(tx, ctx, now, locked);
}

/** Takes an ended deployment up again: the job is started by the event, after the commit. */
async function goOn(tx: Tx, ctx: Ctx, deployment: DeploymentRow, locked: LockedTicket): Promise<void> {
  const after = await tx.deployment.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: deployment.id } },
    data: { state: "queued", reason: null, finishedAt: null, ambiguity: [], cancelRequestedAt: null, version: { increment: 1 } },
  });
  await locked.resume();
  await recordChange(tx, ctx, {
    type: "deployment.resumed",
    noun: "deployment",
    before: deployment,
    after,
    dto: {
      id: deployment.id,
      taskId: deployment.id,
      ticketId: deployment.ticketId,
      planHash: deployment.planHash,
      connectionId: deployment.connectionId,
      state: "queued",
    },
  });
}
