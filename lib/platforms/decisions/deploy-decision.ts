import type { Outcome } from "@/lib/platforms/platform";
import type { Verdict } from "./judge-look-up";

/**
 * What to do next with one request of a deployment, from its attempts alone: pure, so that a worker that takes over a
 * dead one's task decides as that one would have. Source: seed 002, Retries; DESIGN.md §2, Deployment.
 */
export const RETRY_POLICY = {
  /** Counts network failures and 5xx; throttle waits do not count. Source: seed 002, Max retries. */
  maxRetries: 5,
  /** All throttle waits of one deployment together. */
  maxThrottleSeconds: 24 * 60 * 60,
  /** Share of a back-off that chance adds, so that many tickets do not come back at once. */
  jitter: 0.25,
  /** A lost answer's work may still be under way: the platform is not asked earlier than this after the request began. */
  settleSeconds: 2,
  /**
   * Where no answer came at all (a broken connection, a dead worker, our own time limit), the platform may be at it for a
   * while yet: that it has nothing is believed only from this long after we stopped listening.
   */
  quietSeconds: 10,
  /** After this many throttles in a row the platform's own wait is stretched, so that "retry after 0" cannot spin. */
  patientThrottles: 5,
  longestStretchSeconds: 60,
} as const;

export type PastAttempt = {
  /** `person`: somebody looked at the platform and said what became of a send. */
  kind: "send" | "look_up" | "person";
  startedAt: Date;
  finishedAt: Date | null;
  /**
   * Null: it was begun and nothing was recorded since. `interrupted`: the same, and whoever began it is known to be dead.
   * Neither is a failure of the platform's, so neither is one of the five retries.
   */
  outcome: Outcome | "interrupted" | null;
  reason: string | null;
  /** False when the platform gave no answer of its own: what it was asked may still be under way there. */
  answered: boolean;
  retryAfterSeconds: number | null;
  externalId: string | null;
  /** Of a look-up that was answered. */
  verdict: Verdict | null;
};

export type Decision =
  | { next: "send" }
  | { next: "lookUp" }
  /** `counts`: it is one of the five retries. `throttled`: the platform asked for it. */
  | { next: "wait"; until: Date; step: "send" | "lookUp"; reason: string; counts: boolean; throttled: boolean }
  /** `adopted`: found on the platform, where a lost answer had left it. */
  | { next: "succeed"; externalId: string | null; adopted: boolean }
  | { next: "fail"; reason: string }
  | { next: "ambiguous"; reason: string; verdict: Verdict | null };

export type DecisionInput = {
  /** Of this deployment and this request, oldest first. */
  attempts: readonly PastAttempt[];
  /**
   * Of earlier deployments of the ticket: what they may have left behind must be looked for first. Left out where sending
   * once more does no harm.
   */
  earlier?: readonly PastAttempt[];
  /** Sending twice does no more than sending once. */
  repeatable: boolean;
  /** It creates something: what a lost answer left behind can be looked for. False of a change, which has no trace of its own. */
  findable: boolean;
  now: Date;
  /** In [0, 1). */
  random: number;
};

/** The next step. A wait that is already over comes back as the step that follows it. */
export function decideNext(input: DecisionInput): Decision {
  const { attempts, now } = input;
  const last = attempts.at(-1);
  if (!last) return unresolvedSince(input.earlier ?? []) ? { next: "lookUp" } : { next: "send" };
  const decision = lookedFirst(last.kind === "send" ? afterSend(last, input) : afterLookUp(last, input), input);
  return decision.next === "wait" && decision.until <= now ? { next: decision.step } : decision;
}

/** Nothing is given up before the platform was asked whether one of the sends was carried out after all. */
function lookedFirst(decision: Decision, { attempts, earlier = [], findable }: DecisionInput): Decision {
  const isGivenUp = decision.next === "fail" && findable && unresolvedSince([...earlier, ...attempts]) !== null;
  return isGivenUp ? { next: "lookUp" } : decision;
}

/** When the earliest request began of which nobody knows what became; null when there is none. */
export function unresolvedSince(attempts: readonly PastAttempt[]): Date | null {
  let since: Date | null = null;
  let quiet: Date | null = null;
  for (const attempt of attempts) {
    if (isLost(attempt)) {
      since ??= attempt.startedAt;
      quiet = quietAfter(attempt);
    }
    const believed = attempt.kind === "person" || !quiet || attempt.startedAt >= quiet;
    if (attempt.verdict?.kind === "found" || (attempt.verdict?.kind === "absent" && believed)) since = null;
  }
  return since;
}

/** A send of which nobody knows what became. */
function isLost(attempt: PastAttempt): boolean {
  const isOpen = attempt.outcome === null || attempt.outcome === "interrupted";
  return attempt.kind === "send" && (isOpen || attempt.outcome === "unknown" || attempt.outcome === "duplicate");
}

/** From when on a look-up after a lost send is believed when it finds nothing; null: at once. */
function quietAfter(lost: PastAttempt): Date | null {
  return lost.answered ? null : after(lost.finishedAt ?? lost.startedAt, RETRY_POLICY.quietSeconds);
}

/** How many of the five retries are used up or about to be: network failures and 5xx, of sends and look-ups alike. */
export function countedFailures(attempts: readonly PastAttempt[]): number {
  return attempts.filter(({ outcome }) => outcome === "transient" || outcome === "unknown" || outcome === "duplicate").length;
}

function afterSend(last: PastAttempt, input: DecisionInput): Decision {
  const reason = last.reason ?? "";
  switch (last.outcome) {
    case "success":
      return { next: "succeed", externalId: last.externalId, adopted: false };
    case "refused":
      return { next: "fail", reason };
    case "throttled":
      return throttleWait(last, input, "send");
    case "transient":
      return isSpent(input) ? { next: "fail", reason: gaveUp(reason) } : backOff(last, input, "send");
    case "duplicate":
      return backOff(last, input, "lookUp");
    case "unknown":
      if (!input.repeatable) return backOff(last, input, "lookUp");
      return isSpent(input) ? { next: "fail", reason: gaveUp(reason) } : backOff(last, input, "send");
    case "interrupted":
    case null:
      return settle(last, input.repeatable ? "send" : "lookUp");
  }
}

function afterLookUp(last: PastAttempt, input: DecisionInput): Decision {
  const reason = last.reason ?? "";
  const unasked = (why: string): Decision => ({ next: "ambiguous", reason: `The platform could not be asked: ${why}`, verdict: null });
  switch (last.outcome) {
    case "success":
      return afterVerdict(last, input);
    case "throttled":
      return throttleWait(last, input, "lookUp");
    case "refused":
      return unasked(reason);
    case "transient":
    case "unknown":
    case "duplicate":
      return isSpent(input) ? unasked(gaveUp(reason)) : backOff(last, input, "lookUp");
    case "interrupted":
    case null:
      return { next: "lookUp" };
  }
}

function afterVerdict(last: PastAttempt, input: DecisionInput): Decision {
  const { verdict } = last;
  if (verdict?.kind === "found") return { next: "succeed", externalId: verdict.externalId, adopted: true };
  // Whoever says "none of these, send" has looked longer than we would wait, and wants one more try.
  if (verdict?.kind === "absent" && last.kind === "person") return { next: "send" };
  if (verdict?.kind === "absent") {
    const lost = [...(input.earlier ?? []), ...input.attempts].findLast(isLost);
    const quiet = lost ? quietAfter(lost) : null;
    if (quiet && last.startedAt < quiet) {
      const reason = `${lost?.reason ?? "The answer was lost"}; the platform has nothing of it yet and is asked once more`;
      return { next: "wait", until: quiet, step: "lookUp", reason, counts: false, throttled: false };
    }
    const lastSend = input.attempts.findLast((attempt) => attempt.kind === "send");
    // It was asked because all was to be given up; that nothing is there does not make a refusal less of one.
    if (lastSend?.outcome === "refused") return { next: "fail", reason: lastSend.reason ?? "" };
    if (!isSpent(input)) return { next: "send" };
    if (lastSend?.outcome === "duplicate") {
      const reason = `The platform says that it has had this request (${lastSend.reason ?? ""}), and yet nothing of it is found there`;
      return { next: "ambiguous", reason, verdict: null };
    }
    return { next: "fail", reason: `${gaveUp(lastSend?.reason ?? "")} The platform was asked and has nothing of it` };
  }
  return { next: "ambiguous", reason: verdict?.reason ?? "The look-up came to no conclusion", verdict };
}

function isSpent(input: DecisionInput): boolean {
  return countedFailures(input.attempts) > RETRY_POLICY.maxRetries;
}

function gaveUp(reason: string): string {
  return `Gave up after ${RETRY_POLICY.maxRetries} retries: ${reason}.`;
}

/** 2^n seconds for the n-th retry (n from 0), and a little by chance. */
function backOff(last: PastAttempt, input: DecisionInput, step: "send" | "lookUp"): Decision {
  const retry = Math.min(countedFailures(input.attempts), RETRY_POLICY.maxRetries + 1) - 1;
  const seconds = 2 ** retry * (1 + RETRY_POLICY.jitter * input.random);
  const until = latest(after(last.finishedAt ?? last.startedAt, seconds), step === "lookUp" ? settledAt(last) : null);
  return { next: "wait", until, step, reason: last.reason ?? "", counts: true, throttled: false };
}

function settle(last: PastAttempt, step: "send" | "lookUp"): Decision {
  const reason = "The process that sent it ended before the answer was recorded";
  return { next: "wait", until: settledAt(last), step, reason, counts: false, throttled: false };
}

function throttleWait(last: PastAttempt, input: DecisionInput, step: "send" | "lookUp"): Decision {
  const waits = throttleWaits(input.attempts);
  const total = waits.reduce((sum, seconds) => sum + seconds, 0);
  if (total > RETRY_POLICY.maxThrottleSeconds) {
    const reason = `The platform asked to wait for more than ${RETRY_POLICY.maxThrottleSeconds / 3600} h in all: ${last.reason ?? ""}`;
    return step === "send" ? { next: "fail", reason } : { next: "ambiguous", reason, verdict: null };
  }
  const until = after(last.finishedAt ?? last.startedAt, waits.at(-1) ?? 0);
  return { next: "wait", until, step, reason: last.reason ?? "", counts: false, throttled: true };
}

/** The waits that the throttled attempts led to, in seconds. */
function throttleWaits(attempts: readonly PastAttempt[]): number[] {
  const waits: number[] = [];
  let inARow = 0;
  for (const attempt of attempts) {
    inARow = attempt.outcome === "throttled" ? inARow + 1 : 0;
    if (inARow === 0) continue;
    const { patientThrottles, longestStretchSeconds } = RETRY_POLICY;
    const stretch = Math.min(longestStretchSeconds, 2 ** Math.max(0, inARow - patientThrottles));
    waits.push(Math.max(attempt.retryAfterSeconds ?? DEFAULT_THROTTLE_SECONDS, stretch));
  }
  return waits;
}

/** Seed 002: `Retry-After` absent. */
const DEFAULT_THROTTLE_SECONDS = 60;

function settledAt(attempt: PastAttempt): Date {
  return after(attempt.startedAt, RETRY_POLICY.settleSeconds);
}

function after(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}

function latest(a: Date, b: Date | null): Date {
  return b && b > a ? b : a;
}
