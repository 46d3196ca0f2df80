import "server-only";
import type { PinnedPlan } from "@/lib/domain/tickets/lock-for-deployment";
import type { PastAttempt } from "@/lib/platforms/decisions/deploy-decision";
import type { Verdict } from "@/lib/platforms/decisions/judge-look-up";
import type { PlannedRequest } from "@/lib/platforms/platform";
import { withIds } from "@/lib/platforms/send";

type AttemptRow = {
  step: string;
  kind: string;
  startedAt: Date;
  finishedAt: Date | null;
  outcome: string | null;
  reason: string | null;
  /** What the platform answered, without credentials; null when it did not. */
  response: unknown;
  retryAfterSeconds: number | null;
  externalId: string | null;
  verdict: unknown;
};

/** The plan of a stored deployment. One that was accepted before plans could be continued has requests alone. */
export function pinnedPlan(stored: unknown): PinnedPlan {
  return { done: [], parents: {}, surplus: [], basis: { target: null, made: [] }, ...(stored as Pick<PinnedPlan, "requests">) };
}

/** Attempts as the decision reads them. */
export function pastAttempts(rows: readonly AttemptRow[], step: string): PastAttempt[] {
  return rows
    .filter((row) => row.step === step)
    .map((row) => ({
      kind: row.kind as PastAttempt["kind"],
      startedAt: row.startedAt,
      finishedAt: row.finishedAt,
      outcome: row.outcome as PastAttempt["outcome"],
      reason: row.reason,
      answered: isAnswer(row.response),
      retryAfterSeconds: row.retryAfterSeconds,
      externalId: row.externalId,
      verdict: row.verdict as Verdict | null,
    }));
}

/** A gateway that ran out of patience answers for a platform that may still be at work: 408 and 504 are no answer of its own. */
function isAnswer(response: unknown): boolean {
  if (typeof response !== "object" || response === null) return false;
  return !("status" in response) || (response.status !== 408 && response.status !== 504);
}

/** Steps that attempts have done, with the ids they made or found; an update has its object's id from its request. */
export function doneSteps(
  rows: readonly Pick<AttemptRow, "step" | "kind" | "outcome" | "externalId" | "verdict">[],
): Record<string, string> {
  const done: Record<string, string> = {};
  for (const row of rows) {
    const verdict = row.verdict as Verdict | null;
    if (row.kind === "send" && row.outcome === "success") done[row.step] = row.externalId ?? "";
    if (row.kind !== "send" && verdict?.kind === "found") done[row.step] = verdict.externalId;
  }
  return done;
}

/** The ids of all that exists for the plan's steps, by earlier deployments or by these attempts. */
export function knownIds(plan: PinnedPlan, done: Readonly<Record<string, string>>): Record<string, string> {
  const ids: Record<string, string> = Object.fromEntries(plan.done.map(({ step, externalId }) => [step, externalId]));
  for (const { step, targetExternalId } of plan.requests) {
    const id = targetExternalId ?? done[step];
    if (id) ids[step] = id;
  }
  return ids;
}

/** The first request of the plan that is not done, with the ids that are known; null when all are. */
export function nextRequest(plan: PinnedPlan, done: Readonly<Record<string, string>>): PlannedRequest | null {
  const open = plan.requests.find((request) => !(request.step in done));
  return open ? withIds(open, knownIds(plan, done)) : null;
}

/** The object a request makes its own in; null for a campaign. */
export function parentOf(plan: PinnedPlan, step: string, done: Readonly<Record<string, string>>): string | null {
  const parent = plan.parents[step];
  return parent === undefined ? null : (knownIds(plan, done)[parent] ?? null);
}

/** The id of the campaign a plan is about: what the ticket shows as its own. */
export function campaignOf(plan: PinnedPlan, done: Readonly<Record<string, string>>): string | null {
  const ids = knownIds(plan, done);
  const step = [...plan.done, ...plan.requests].find(({ kind }) => kind === "campaign")?.step;
  return (step === undefined ? undefined : ids[step]) ?? plan.basis.target?.externalId ?? null;
}
