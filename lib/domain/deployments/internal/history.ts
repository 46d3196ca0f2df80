import "server-only";
import type { PastAttempt } from "@/lib/platforms/decisions/deploy-decision";
import type { Verdict } from "@/lib/platforms/decisions/judge-look-up";
import type { Outcome, Plan, PlannedRequest } from "@/lib/platforms/platform";
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

/** Attempts as the decision reads them. */
export function pastAttempts(rows: readonly AttemptRow[], step: string): PastAttempt[] {
  return rows
    .filter((row) => row.step === step)
    .map((row) => ({
      kind: row.kind as PastAttempt["kind"],
      startedAt: row.startedAt,
      finishedAt: row.finishedAt,
      outcome: row.outcome as Outcome | null,
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

/** Steps of a plan that are done, with the ids they made or changed. */
export function doneSteps(rows: readonly AttemptRow[]): Record<string, string> {
  const done: Record<string, string> = {};
  for (const row of rows) {
    const verdict = row.verdict as Verdict | null;
    if (row.kind === "send" && row.outcome === "success") done[row.step] = row.externalId ?? "";
    if (row.kind === "look_up" && verdict?.kind === "found") done[row.step] = verdict.externalId;
  }
  return done;
}

/** The first request of the plan that is not done, with the ids of those that are; null when all are. */
export function nextRequest(plan: Plan, done: Readonly<Record<string, string>>): PlannedRequest | null {
  const open = plan.requests.find((request) => !(request.step in done));
  return open ? withIds(open, done) : null;
}
