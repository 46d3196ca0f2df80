import type { Quota } from "@/lib/platforms/platform";

/**
 * How many calls an account has left at its platform, for all processes together: pure, kept as one row per connection.
 * Two things are kept apart. The *queue* gives every caller an instant of its own (a slot), first come first served, so
 * that a thousand waiting deployments do not come back at once. The *gate* keeps the calls that really leave apart where
 * a quota counts by the second, because whoever wakes for a slot wakes a little late, and a second forgives nothing.
 */
export type BudgetState = {
  /** Slots given, quota by quota, oldest first: the start of a stretch and how many are in it. */
  given: Readonly<Record<string, readonly Stretch[]>>;
  /** The latest slot given. Slots only ever go forward, so what is older than a window need not be known. */
  last: number;
  /** Slots that were given back before they came, earliest first: they are given away again before any new one. */
  freed: readonly number[];
  /** Before this no further call leaves. */
  gate: number;
  /** The platform asked for silence until then. */
  blockedUntil: number;
  blockedReason: string | null;
};

/** Milliseconds since 1970, and a number of calls. */
type Stretch = readonly [start: number, calls: number];

type Reserved = { state: BudgetState; at: number };

export const EMPTY_BUDGET: BudgetState = { given: {}, last: 0, freed: [], gate: 0, blockedUntil: 0, blockedReason: null };

/** Windows shorter than this are kept by spacing calls evenly; longer ones may be used in bursts. */
const SPACED_BELOW_SECONDS = 10;
/** Share of a short window that the way to the platform may vary by: the spacing is wider by as much. Costs under 5 % of the quota. */
const SPACED_MARGIN = 0.05;
/** Of a long window: how precisely it is known when a slot was given. */
const STRETCHES = 90;
/** A caller that comes for its slot later than this share of the window, or than the seconds, asks for another one. */
const LATE_SHARE = 0.03;
const LATE_MOST_MS = 2_000;
/** A day of the platform may begin a little before or after ours. */
const DAY_MARGIN = 0.01;
const DAY_MS = 86_400_000;
/** More freed slots than this are not remembered: the quota they stand for is lost, never exceeded. */
const MOST_FREED = 1_000;

/**
 * The earliest instant from `now` on at which every quota allows one more call, given as the caller's own. Slots that
 * were given to others, also in the future, count.
 */
export function reserve(state: BudgetState, quotas: readonly Quota[], now: number): Reserved {
  const freed = state.freed.filter((slot) => slot >= now && slot >= state.blockedUntil);
  const [reused, ...others] = freed;
  if (reused !== undefined) return { state: { ...state, freed: others }, at: reused };
  const from = Math.max(now, state.last, state.blockedUntil);
  // Nothing later than `from` was given yet, so a quota that allows an instant allows every later one as well.
  const at = Math.max(from, ...quotas.map((quota) => earliest(quota, state, from)));
  const given = Object.fromEntries(quotas.filter(isLong).map((quota) => [quota.name, withCall(quota, state.given[quota.name] ?? [], at)]));
  return { state: { ...state, given, last: at, freed }, at: Math.ceil(at) };
}

/** How long after its slot a caller may still use it, in milliseconds. */
export function lateBy(quotas: readonly Quota[]): number {
  return Math.min(LATE_MOST_MS, ...quotas.filter((quota) => isLong(quota) && !quota.endsAtMidnight).map(lateFor));
}

/** The instant at which the caller, whose slot has come, may really send: no sooner after the one before than the shortest quota allows. */
export function pass(state: BudgetState, quotas: readonly Quota[], now: number): Reserved {
  const at = Math.max(now, state.gate);
  return { state: { ...state, gate: at + spacingOf(quotas) }, at: Math.ceil(at) };
}

/** Gives back a slot that will not be used. */
export function release(state: BudgetState, slot: number, now: number): BudgetState {
  if (slot <= now) return state;
  return { ...state, freed: [...state.freed.filter((other) => other > now), slot].sort((a, b) => a - b).slice(0, MOST_FREED) };
}

/** Nobody calls before `until`. A block that lasts longer stays. */
export function block(state: BudgetState, until: number, reason: string): BudgetState {
  return until <= state.blockedUntil ? state : { ...state, blockedUntil: until, blockedReason: reason };
}

/** Calls that were made beyond the one that was asked for, such as the further pages of a list. */
export function charge(state: BudgetState, quotas: readonly Quota[], now: number, calls: number): BudgetState {
  let charged = state;
  for (let call = 0; call < calls; call += 1) charged = reserve(charged, quotas, now).state;
  return charged;
}

function isLong(quota: Quota): boolean {
  return quota.windowSeconds >= SPACED_BELOW_SECONDS;
}

/** Milliseconds between two calls, so that no short window holds more than its quota however they jitter. */
function spacingOf(quotas: readonly Quota[]): number {
  return Math.max(0, ...quotas.filter((quota) => !isLong(quota)).map(spacing));
}

function spacing(quota: Quota): number {
  return (quota.windowSeconds * 1_000 * (1 + SPACED_MARGIN)) / quota.calls;
}

function stretchOf(quota: Quota): number {
  return (quota.windowSeconds * 1_000) / STRETCHES;
}

function lateFor(quota: Quota): number {
  return Math.min(LATE_MOST_MS, quota.windowSeconds * 1_000 * LATE_SHARE);
}

/** When a stretch leaves the window for good: its last call may have been made at its end, and late. */
function expiry(quota: Quota, [start]: Stretch): number {
  return start + stretchOf(quota) + quota.windowSeconds * 1_000 + lateFor(quota);
}

function earliest(quota: Quota, state: BudgetState, from: number): number {
  if (!isLong(quota)) return Math.max(from, state.last + spacing(quota));
  const given = state.given[quota.name] ?? [];
  if (quota.endsAtMidnight) return earliestDay(quota, given, from);
  const counting = given.filter((stretch) => expiry(quota, stretch) > from);
  let count = counting.reduce((sum, [, calls]) => sum + calls, 0);
  let at = from;
  for (const stretch of counting) {
    if (count < quota.calls) break;
    at = expiry(quota, stretch);
    count -= stretch[1];
  }
  return at;
}

function earliestDay(quota: Quota, given: readonly Stretch[], from: number): number {
  const day = dayOf(from);
  const used = given.find(([start]) => start === day)?.[1] ?? 0;
  return used < Math.max(1, Math.floor(quota.calls * (1 - DAY_MARGIN))) ? from : day + DAY_MS;
}

/** The stretches with one more call, and without those that no window reaches back to any more. */
function withCall(quota: Quota, given: readonly Stretch[], at: number): Stretch[] {
  const start = quota.endsAtMidnight ? dayOf(at) : at;
  const width = quota.endsAtMidnight ? 1 : stretchOf(quota);
  const kept = given.filter((stretch) => (quota.endsAtMidnight ? stretch[0] >= start : expiry(quota, stretch) > at));
  const newest = kept.at(-1);
  if (newest && start < newest[0] + width) return [...kept.slice(0, -1), [newest[0], newest[1] + 1]];
  return [...kept, [start, 1]];
}

function dayOf(moment: number): number {
  return Math.floor(moment / DAY_MS) * DAY_MS;
}
