import type { Retry } from "./protocol";

/** Inngest's own default delays after the first, second, … failed attempt, in seconds, to which it adds up to 30 s of chance. */
const TABLE = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200] as const;
const JITTER_SECONDS = 30;

/** Seconds to wait after failed attempt number `attempt` (from 0) when the function did not say. */
export type Backoff = (attempt: number) => number;

export const defaultBackoff: Backoff = (attempt) =>
  (TABLE[Math.min(attempt, TABLE.length - 1)] ?? TABLE[0]) + Math.random() * JITTER_SECONDS;

/** Seconds until the next attempt: exactly what a RetryAfterError asked for, else the back-off. */
export function retryDelay(retry: Retry, attempt: number, backoff: Backoff, now: number): number {
  if (retry.afterSeconds !== undefined) return retry.afterSeconds;
  if (retry.at !== undefined) return Math.max(0, (retry.at - now) / 1_000);
  return backoff(attempt);
}
