import { z } from "zod";
import { evaluateKey, type KeyExpression, parseKey } from "./expressions";
import type { JobEvent } from "./job-event";
import { sleepSeconds } from "./protocol";

/**
 * Concurrency and throttling as a function declares them, and as they apply to one run.
 *
 * Concurrency (inngest.com/docs/guides/concurrency, read 2026-11-21): the number of calls executing at once per value of
 * a key, over all workers. A run that sleeps, waits for an event or for another run, or is between steps does not count.
 * At most two limits. Scope `fn` counts the function's own calls, `env` and `account` all functions' with the same key
 * (one installation is one environment and one account); 0 means no limit.
 *
 * Throttle (inngest.com/docs/guides/throttling, read 2026-11-21): how many runs start per period, per value of the key,
 * smoothed (GCRA); the others wait their turn, first come first served. Applies to starts, never to steps. `burst` more
 * may start at once. The guide counts `limit + burst` at once, the server's source `burst + 1`; the smaller is kept here,
 * since a throttle protects somebody: without `burst`, one start per period ÷ limit.
 */
export type FlowControl = { concurrency: ConcurrencyRule[]; throttle: ThrottleRule | null };
type ConcurrencyRule = { limit: number; key: KeyExpression | null; scope: "fn" | "env" | "account" };
type ThrottleRule = { key: KeyExpression | null; intervalMs: number; burst: number };

/** A group that a call counts in, and how many of it may run at once. */
export type Group = { key: string; limit: number };
/** A throttle that a run's start passes: one per `intervalMs`, `burst` more at once. */
export type Throttle = { key: string; intervalMs: number; burst: number };

/** Inngest's own bounds of a throttle's period. */
const PERIOD_SECONDS = { least: 1, most: 7 * 86_400 };

const rule = z.strictObject({
  limit: z.number().int().min(0),
  key: z.string().optional(),
  scope: z.enum(["fn", "env", "account"]).optional(),
});
const concurrencyConfig = z.union([
  z
    .number()
    .int()
    .min(0)
    .transform((limit) => [{ limit }] as z.infer<typeof rule>[]),
  rule.transform((one) => [one]),
  z.array(rule).max(2),
]);
const throttleConfig = z.strictObject({
  limit: z.number().int().min(1),
  period: z.string(),
  key: z.string().optional(),
  burst: z.number().int().min(0).optional(),
});

/** Reads what the SDK registers; calls `refuse` with each thing the engine does not understand. */
export function readFlowControl(registered: { concurrency?: unknown; throttle?: unknown }, refuse: (feature: string) => void): FlowControl {
  return {
    concurrency: registered.concurrency === undefined ? [] : readConcurrency(registered.concurrency, refuse),
    throttle: registered.throttle === undefined ? null : readThrottle(registered.throttle, refuse),
  };
}

function readConcurrency(value: unknown, refuse: (feature: string) => void): ConcurrencyRule[] {
  const read = concurrencyConfig.safeParse(value);
  if (!read.success) {
    refuse(`concurrency ${JSON.stringify(value)}`);
    return [];
  }
  return read.data.flatMap(({ limit, key, scope = "fn" }) => {
    if (limit === 0) return [];
    if (scope !== "fn" && key === undefined) refuse(`concurrency scope "${scope}" without a key`);
    const expression = readKey("concurrency key", key, refuse);
    return [{ limit, key: expression, scope }];
  });
}

function readThrottle(value: unknown, refuse: (feature: string) => void): ThrottleRule | null {
  const read = throttleConfig.safeParse(value);
  const seconds = read.success ? periodSeconds(read.data.period) : null;
  if (!read.success || seconds === null) {
    refuse(`throttle ${JSON.stringify(value)}`);
    return null;
  }
  const { limit, key, burst = 0 } = read.data;
  return { key: readKey("throttle key", key, refuse), intervalMs: (seconds * 1_000) / limit, burst };
}

function readKey(what: string, text: string | undefined, refuse: (feature: string) => void): KeyExpression | null {
  if (text === undefined) return null;
  const key = parseKey(text);
  if (!key) refuse(`${what} "${text}" (event.data.x, "word" and these joined by + are understood)`);
  return key;
}

function periodSeconds(period: string): number | null {
  if (!/^(\d+[wdhms])+$/.test(period)) return null;
  const seconds = sleepSeconds(period, 0);
  return seconds >= PERIOD_SECONDS.least && seconds <= PERIOD_SECONDS.most ? seconds : null;
}

/** The groups in which every call of a run counts. Different functions, key expressions and values are different groups. */
export function groupsOf(functionId: string, flow: FlowControl, event: JobEvent): Group[] {
  return flow.concurrency.map(({ limit, key, scope }) => ({ key: groupKey(scope === "fn" ? functionId : scope, key, event), limit }));
}

/** The throttle that a run's start passes, if the function has one. */
export function throttleOf(functionId: string, { throttle }: FlowControl, event: JobEvent): Throttle | null {
  return throttle && { key: groupKey(functionId, throttle.key, event), intervalMs: throttle.intervalMs, burst: throttle.burst };
}

const groupKey = (scope: string, key: KeyExpression | null, event: JobEvent): string =>
  key ? `${scope} ${key.text} ${evaluateKey(key, event)}` : scope;
