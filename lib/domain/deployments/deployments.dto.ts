import "server-only";
import type { Refusal } from "@/lib/domain/tickets/refusal.rules";
import type { Tx } from "@/lib/infra/db/client";
import { type DeploymentState, taskStatusOf } from "./deployments.rules";
import type { TaskDto } from "./deployments.schema";
import { stepsOf } from "./internal/steps";

export type DeploymentRow = NonNullable<Awaited<ReturnType<typeof findDeployment>>>;

/** A deployment with its attempts in order, or null. */
export function findDeployment(tx: Tx, tenantId: string, id: string) {
  return tx.deployment.findUnique({
    where: { tenantId_id: { tenantId, id } },
    include: { attempts: { orderBy: { number: "asc" } } },
  });
}

export function toTaskDto(row: DeploymentRow): TaskDto {
  const state = row.state as DeploymentState;
  const status = taskStatusOf(state);
  return {
    taskId: row.id,
    ticketId: row.ticketId,
    status,
    state,
    reason: row.reason,
    planHash: row.planHash,
    result:
      status === "SUCCESS" || status === "FAILURE"
        ? { status: state === "succeeded" ? "success" : state, externalPlatformId: row.externalId }
        : null,
    steps: stepsOf(row),
    attempts: row.attempts.map((attempt) => ({
      number: attempt.number,
      step: attempt.step,
      kind: attempt.kind as TaskDto["attempts"][number]["kind"],
      startedAt: attempt.startedAt.toISOString(),
      finishedAt: attempt.finishedAt?.toISOString() ?? null,
      request: attempt.request as Record<string, unknown>,
      response: attempt.response as Record<string, unknown> | null,
      outcome: attempt.outcome,
      reason: attempt.reason,
    })),
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    refusal: shownRefusal(row.refusal as Refusal | null),
    failures: row.failures,
    candidates: (row.ambiguity as TaskDto["candidates"] | null) ?? [],
    requestedBy: row.actorLabel,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

function shownRefusal(refusal: Refusal | null): TaskDto["refusal"] {
  if (!refusal) return null;
  const { at, platform, step, httpStatus, code, words, complaints } = refusal;
  const shown = complaints.map(({ suggestion, ...complaint }) => ({ ...complaint, suggestion: suggestion && [...suggestion] }));
  return { at, platform, step, httpStatus, code, words, complaints: shown };
}
