import "server-only";
import { lockRow } from "@/lib/domain/changes/lock-row";
import { type LockedTicket, lockTicket, type PinnedPlan } from "@/lib/domain/tickets/lock-for-deployment";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { emit } from "@/lib/infra/outbox/emit";
import { type Decision, decideNext, unresolvedSince } from "@/lib/platforms/decisions/deploy-decision";
import type { PlannedRequest, PlatformAccess, PlatformAdapter } from "@/lib/platforms/platform";
import { redactedPlanned } from "@/lib/platforms/send";
import { newId } from "@/lib/shared/ids";
import type { Progress } from "../advance-deployment";
import { type DeploymentRow, findDeployment } from "../deployments.dto";
import { type DeploymentState, LIVE_STATES } from "../deployments.rules";
import { takeTurn } from "./call-budget";
import { earlierAttempts, saysTheSame } from "./earlier-attempts";
import { endDeployment, waitUntil } from "./end-deployment";
import { campaignOf, doneSteps, nextRequest, parentOf, pastAttempts, pinnedPlan } from "./history";
import { accessOf } from "./platform-access";
import { attemptAliveUntil, THIS_WORKER } from "./worker-life";

export type Begun = {
  attemptId: string;
  deploymentId: string;
  connectionId: string;
  kind: "send" | "look_up";
  request: PlannedRequest;
  /** The object that the request makes its own in, if any. */
  parentExternalId: string | null;
  /** How long the account's budget asks to wait before the bytes leave, and how it knows the call again. */
  holdMs: number;
  callId: string;
  adapter: PlatformAdapter;
  access: PlatformAccess;
  /** When the earliest request began of which nobody knows what became. */
  since: Date;
};

/**
 * Decides what a deployment does next and, when that is a request, commits the attempt before a byte of it leaves.
 * The ticket's row is locked first, then the deployment's: the order of every writer of both.
 */
export function beginAttempt(ctx: Ctx, deploymentId: string): Promise<Begun | Progress> {
  return ctx.write(async (tx) => {
    const found = await tx.deployment.findUnique({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: deploymentId } },
      select: { ticketId: true, state: true },
    });
    if (!found || !LIVE_STATES.includes(found.state as DeploymentState)) return { next: "done" };
    const locked = await lockTicket(tx, ctx, found.ticketId);
    await lockRow(tx, ctx, "deployments", deploymentId);
    const deployment = await findDeployment(tx, ctx.tenantId, deploymentId);
    if (!deployment || !LIVE_STATES.includes(deployment.state as DeploymentState)) return { next: "done" };

    const now = new Date();
    const open = deployment.attempts.find((attempt) => attempt.finishedAt === null);
    if (open) {
      const alive = attemptAliveUntil(open, now);
      if (alive) return { next: "wait", until: alive.toISOString() };
      await tx.deploymentAttempt.update({
        where: { tenantId_id: { tenantId: ctx.tenantId, id: open.id } },
        data: { finishedAt: now, outcome: "interrupted", reason: "The worker ended before the answer was recorded" },
      });
      Object.assign(open, { finishedAt: now, outcome: "interrupted", reason: "The worker ended before the answer was recorded" });
    }
    const plan = pinnedPlan(deployment.plan);
    const done = doneSteps(deployment.attempts);
    const request = nextRequest(plan, done);
    if (!request)
      return endDeployment(tx, ctx, { deployment, locked, state: "succeeded", externalId: campaignOf(plan, done), reason: null });
    return decided(tx, ctx, { deployment, locked, plan, request, parentExternalId: parentOf(plan, request.step, done), now });
  });
}

type Stand = {
  deployment: DeploymentRow;
  locked: LockedTicket;
  plan: PinnedPlan;
  request: PlannedRequest;
  parentExternalId: string | null;
  now: Date;
};

async function decided(tx: Tx, ctx: Ctx, stand: Stand): Promise<Begun | Progress> {
  const { deployment, locked, request, now } = stand;
  const attempts = pastAttempts(deployment.attempts, request.step);
  const before = request.effect === "create" ? await earlierAttempts(tx, ctx, deployment, request.step) : [];
  // Sent once more, what says the same does no harm; a platform that knows it again would take other content for it.
  const earlier = request.repeatable && saysTheSame(before, request) ? [] : pastAttempts(before, request.step);
  const decision: Decision = decideNext({
    attempts,
    earlier,
    repeatable: request.repeatable,
    findable: request.effect === "create",
    now,
    random: Math.random(),
  });
  const unresolved = unresolvedSince([...earlier, ...attempts]);
  // What a lost answer may have made is looked for before the deployment ends; of a change there is nothing to find.
  const mayHaveMade = unresolved !== null && request.effect === "create";

  if (decision.next === "wait") {
    // Whoever cancels does not wait for the platform's leave, unless it may have done the work already.
    if (deployment.cancelRequestedAt && !mayHaveMade) return cancelled(tx, ctx, stand);
    return waitUntil(tx, ctx, deployment, { until: decision.until, reason: decision.reason });
  }
  if (decision.next === "fail" || decision.next === "ambiguous") {
    const candidates = decision.next === "ambiguous" && decision.verdict?.kind === "ambiguous" ? decision.verdict.candidates : [];
    const state = decision.next === "fail" ? "failed" : "ambiguous";
    return endDeployment(tx, ctx, { deployment, locked, state, externalId: null, reason: decision.reason, candidates });
  }
  if (decision.next === "succeed") throw new Error("a request that is done was asked for again");
  const kind = decision.next === "send" && !(deployment.cancelRequestedAt && mayHaveMade) ? "send" : "look_up";
  if (kind === "send") {
    if (deployment.cancelRequestedAt) return cancelled(tx, ctx, stand);
    const obstacle = await obstacleOf(stand);
    if (obstacle)
      return endDeployment(tx, ctx, { deployment, locked, state: "failed", externalId: null, reason: obstacle, recalled: true });
  }
  const access = accessOf(locked.facts, deployment);
  if ("missing" in access) return endDeployment(tx, ctx, { deployment, locked, state: "failed", externalId: null, reason: access.missing });
  const caller = { connectionId: deployment.connectionId, ...access };
  const turn = await takeTurn(tx, ctx, caller, deployment.slotAt);
  if ("slotAt" in turn) return waitUntil(tx, ctx, deployment, { until: turn.slotAt, reason: turn.reason, slotAt: turn.slotAt });
  const attemptId = await openAttempt(tx, ctx, stand, { kind, startedAt: new Date(now.getTime() + turn.holdMs), ...access });
  const { parentExternalId } = stand;
  return { attemptId, deploymentId: deployment.id, kind, request, parentExternalId, ...turn, ...caller, since: unresolved ?? now };
}

type Opening = { kind: Begun["kind"]; startedAt: Date; adapter: PlatformAdapter; access: PlatformAccess };

async function openAttempt(tx: Tx, ctx: Ctx, { deployment, request }: Stand, { kind, startedAt, ...via }: Opening): Promise<string> {
  const id = newId();
  const number = deployment.attempts.length + 1;
  await tx.deploymentAttempt.create({
    data: {
      id,
      tenantId: ctx.tenantId,
      deploymentId: deployment.id,
      number,
      worker: THIS_WORKER,
      step: request.step,
      kind,
      reference: request.reference ?? "",
      request:
        kind === "send"
          ? (redactedPlanned(request, via) as object)
          : { method: "GET", url: "", headers: {}, body: { look_up: request.kind, reference: request.reference, name: request.name } },
      startedAt,
    },
  });
  await tx.deployment.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: deployment.id } },
    data: {
      state: "running",
      startedAt: deployment.startedAt ?? startedAt,
      nextAttemptAt: null,
      slotAt: null,
      reason: null,
      version: { increment: 1 },
    },
  });
  await emit(tx, ctx, {
    type: "deployment.attempted",
    version: 1,
    subject: { type: "deployment", id: deployment.id },
    data: { task_id: deployment.id, ticket_id: deployment.ticketId, number, kind, step: request.step },
  });
  return id;
}

/** Why the ticket must not be sent any more, although it might have been when the deployment was accepted. */
async function obstacleOf({ deployment, locked, plan }: Stand): Promise<string | null> {
  if (locked.ticket.status !== "READY_FOR_API") return `The ticket is ${locked.ticket.status} and no longer ready`;
  const obstacle = await locked.obstacle();
  if (obstacle) return obstacle.message;
  const { hash } = await locked.plan(plan.basis);
  return hash === deployment.planHash ? null : "The plan is no longer the one that was accepted; check and deploy the ticket again";
}

function cancelled(tx: Tx, ctx: Ctx, { deployment, locked }: Stand): Promise<Progress> {
  const isBegun = Object.keys(doneSteps(deployment.attempts)).length > 0;
  const reason = isBegun ? "Cancelled before the rest was sent; what was made stands" : "Cancelled before it was sent";
  return endDeployment(tx, ctx, { deployment, locked, state: "cancelled", externalId: null, reason });
}
