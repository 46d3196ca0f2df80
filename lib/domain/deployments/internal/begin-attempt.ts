import "server-only";
import { lockRow } from "@/lib/domain/changes/lock-row";
import { type LockedTicket, lockTicket } from "@/lib/domain/tickets/lock-for-deployment";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { emit } from "@/lib/infra/outbox/emit";
import { type Decision, decideNext, unresolvedSince } from "@/lib/platforms/decisions/deploy-decision";
import type { Plan, PlannedRequest, PlatformAccess, PlatformAdapter } from "@/lib/platforms/platform";
import { redactedPlanned } from "@/lib/platforms/send";
import { newId } from "@/lib/shared/ids";
import type { Progress } from "../advance-deployment";
import { type DeploymentRow, findDeployment } from "../deployments.dto";
import { type DeploymentState, LIVE_STATES } from "../deployments.rules";
import { endDeployment, waitUntil } from "./end-deployment";
import { doneSteps, nextRequest, pastAttempts } from "./history";
import { accessOf } from "./platform-access";
import { attemptAliveUntil, THIS_WORKER } from "./worker-life";

export type Begun = {
  attemptId: string;
  deploymentId: string;
  kind: "send" | "look_up";
  request: PlannedRequest;
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
        data: { finishedAt: now, outcome: "unknown", reason: "The worker ended before the answer was recorded" },
      });
      Object.assign(open, { finishedAt: now, outcome: "unknown", reason: "The worker ended before the answer was recorded" });
    }
    const plan = deployment.plan as unknown as Plan;
    const done = doneSteps(deployment.attempts);
    const request = nextRequest(plan, done);
    if (!request) return endDeployment(tx, ctx, { deployment, locked, state: "succeeded", externalId: firstId(plan, done), reason: null });
    return decided(tx, ctx, { deployment, locked, request, now });
  });
}

type Stand = { deployment: DeploymentRow; locked: LockedTicket; request: PlannedRequest; now: Date };

async function decided(tx: Tx, ctx: Ctx, stand: Stand): Promise<Begun | Progress> {
  const { deployment, locked, request, now } = stand;
  const attempts = pastAttempts(deployment.attempts, request.step);
  const earlier = pastAttempts(await earlierAttempts(tx, ctx, deployment), request.step);
  const decision: Decision = decideNext({ attempts, earlier, repeatable: request.repeatable, now, random: Math.random() });
  const unresolved = unresolvedSince([...earlier, ...attempts]);

  if (decision.next === "wait") {
    // Whoever cancels does not wait for the platform's leave, unless it may have done the work already.
    if (deployment.cancelRequestedAt && (!unresolved || request.repeatable)) return cancelled(tx, ctx, stand);
    return waitUntil(tx, ctx, deployment, { until: decision.until, reason: decision.reason });
  }
  if (decision.next === "fail" || decision.next === "ambiguous") {
    const candidates = decision.next === "ambiguous" && decision.verdict?.kind === "ambiguous" ? decision.verdict.candidates : [];
    const state = decision.next === "fail" ? "failed" : "ambiguous";
    return endDeployment(tx, ctx, { deployment, locked, state, externalId: null, reason: decision.reason, candidates });
  }
  if (decision.next === "succeed") throw new Error("a request that is done was asked for again");
  if (decision.next === "send") {
    if (deployment.cancelRequestedAt) return cancelled(tx, ctx, stand);
    const obstacle = await obstacleOf(stand);
    if (obstacle)
      return endDeployment(tx, ctx, { deployment, locked, state: "failed", externalId: null, reason: obstacle, recalled: true });
  }
  const access = accessOf(locked.facts, deployment);
  if ("missing" in access) return endDeployment(tx, ctx, { deployment, locked, state: "failed", externalId: null, reason: access.missing });
  const kind = decision.next === "send" ? "send" : "look_up";
  const attemptId = newId();
  await tx.deploymentAttempt.create({
    data: {
      id: attemptId,
      tenantId: ctx.tenantId,
      deploymentId: deployment.id,
      number: deployment.attempts.length + 1,
      worker: THIS_WORKER,
      step: request.step,
      kind,
      reference: request.reference ?? "",
      request:
        kind === "send"
          ? (redactedPlanned(request, access) as object)
          : { method: "GET", url: "", headers: {}, body: { look_up: request.kind, reference: request.reference, name: request.name } },
      startedAt: now,
    },
  });
  await tx.deployment.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: deployment.id } },
    data: { state: "running", startedAt: deployment.startedAt ?? now, nextAttemptAt: null, reason: null, version: { increment: 1 } },
  });
  await emit(tx, ctx, {
    type: "deployment.attempted",
    version: 1,
    subject: { type: "deployment", id: deployment.id },
    data: { task_id: deployment.id, ticket_id: deployment.ticketId, number: deployment.attempts.length + 1, kind },
  });
  return { attemptId, deploymentId: deployment.id, kind, request, ...access, since: unresolved ?? now };
}

/** Attempts of the ticket's earlier deployments: what they may have left behind is looked for first. */
async function earlierAttempts(tx: Tx, ctx: Ctx, deployment: DeploymentRow) {
  return tx.deploymentAttempt.findMany({
    where: {
      tenantId: ctx.tenantId,
      deployment: { ticketId: deployment.ticketId, connectionId: deployment.connectionId, id: { not: deployment.id } },
    },
    orderBy: { startedAt: "asc" },
  });
}

/** Why the ticket must not be sent any more, although it might have been when the deployment was accepted. */
async function obstacleOf({ deployment, locked }: Stand): Promise<string | null> {
  if (locked.ticket.status !== "READY_FOR_API") return `The ticket is ${locked.ticket.status} and no longer ready`;
  const obstacle = await locked.obstacle();
  if (obstacle) return obstacle.message;
  const { hash } = await locked.plan();
  return hash === deployment.planHash ? null : "The plan is no longer the one that was accepted; check and deploy the ticket again";
}

function cancelled(tx: Tx, ctx: Ctx, { deployment, locked }: Stand): Promise<Progress> {
  return endDeployment(tx, ctx, { deployment, locked, state: "cancelled", externalId: null, reason: "Cancelled before it was sent" });
}

function firstId(plan: Plan, done: Readonly<Record<string, string>>): string | null {
  const first = plan.requests[0];
  return (first && (done[first.step] || first.targetExternalId)) || null;
}
