import type { Quota } from "@/lib/platforms/platform";

/**
 * How many calls an account has left at its platform, for all processes together: pure, kept as one row per connection.
 * Two things are kept apart. The *log* of the calls that were let through decides alone whether one more may leave, so
 * that no window ever holds more than its quota, whatever its callers do. The *queue* tells everybody else when to come
 * back, at an instant of their own and in the order they came, so that a thousand waiting deployments do not come back at
 * once: an instant that is missed loses its caller nothing but the time.
 */
export type BudgetState = {
  /** Calls let through, quota by quota, oldest first: the start of a stretch and how many are in it. */
  calls: Readonly<Record<string, readonly Stretch[]>>;
  /** Calls that count in the short windows: one that is answered counts from its answer on, because it arrived before. */
  leases: readonly Lease[];
  /** The latest call let through: no later one leaves before it. */
  gate: number;
  /** The last instant given to somebody who came for the first time, and to somebody who came in vain. */
  queue: number;
  again: number;
  /** Instants that were given back before they came, earliest first. */
  freed: readonly number[];
  /** The platform asked for silence until then. */
  blockedUntil: number;
  blockedReason: string | null;
};

/** Milliseconds since 1970, and a number of calls. */
type Stretch = readonly [start: number, calls: number];

/** `until`: when it was answered; null while it is on its way, or its process is dead. */
type Lease = { id: string; from: number; until: number | null };

/** Call, so many milliseconds from now; or come back at the instant that is the caller's own. */
export type Turn = { state: BudgetState; holdMs: number } | { state: BudgetState; slotAt: number };

export const EMPTY_BUDGET: BudgetState = {
  calls: {},
  leases: [],
  gate: 0,
  queue: 0,
  again: 0,
  freed: [],
  blockedUntil: 0,
  blockedReason: null,
};

/** A call this near is waited for where one stands; for a later one one comes back. */
export const LONGEST_HOLD_MS = 2_000;
/**
 * A shorter window leaves no room for guesses: how long a call was on its way varies by a good share of it. There a call
 * holds its place until it is answered and the window after that is over, so that however they jitter no window of the
 * platform holds more. Longer windows count from the moment a call was let through.
 */
const SHORT_BELOW_SECONDS = 10;
/** A call that is not answered by then never will be: longer than a request may take. */
const LOST_MS = 65_000;
/** How soon an answer is expected, to tell others when to come back. */
const EXPECTED_MS = 50;
/** Of a long window: how precisely it is known when a call was let through, and how much the way to the platform may vary. */
const STRETCHES = 95;
const WAY_MS = 250;
/** A day of the platform may begin a little before or after ours. */
const DAY_MARGIN = 0.01;
const DAY_MS = 86_400_000;
/** More freed instants than this are not remembered: who comes next waits a little longer than it might. */
const MOST_FREED = 1_000;

/**
 * Whether a caller may call now. Who comes while others wait, or when the quota is used up, is told when to come back.
 *
 * @param slot what the caller was told before; null when it comes for the first time
 * @param id names the call, so that its answer can be told ({@link answered})
 */
export function takeTurn(
  state: BudgetState,
  quotas: readonly Quota[],
  now: number,
  { slot, id }: { slot: number | null; id: string },
): Turn {
  if (slot !== null && slot - now > LONGEST_HOLD_MS) return { state, slotAt: slot };
  const free = Math.max(earliest(state, quotas, now, LOST_MS), slot ?? 0);
  const isFirst = slot !== null || state.queue <= now;
  if (isFirst && free - now <= LONGEST_HOLD_MS) {
    return { state: logged(state, quotas, free, id), holdMs: Math.max(0, free - now) };
  }
  const likely = Math.max(earliest(state, quotas, now, EXPECTED_MS), slot ?? 0);
  if (slot !== null) {
    const slotAt = Math.ceil(Math.max(likely, now + 1, state.again + queueSpacing(quotas)));
    return { state: { ...state, again: slotAt }, slotAt };
  }
  const freed = state.freed.filter((instant) => instant >= likely);
  const [reused, ...others] = freed;
  if (reused !== undefined) return { state: { ...state, freed: others }, slotAt: reused };
  const slotAt = Math.ceil(Math.max(likely, state.queue + queueSpacing(quotas)));
  return { state: { ...state, queue: slotAt, freed }, slotAt };
}

/** The call was answered at `at`: from then on its place in the short windows is only held for their length. */
export function answered(state: BudgetState, id: string, at: number): BudgetState {
  return { ...state, leases: state.leases.map((lease) => (lease.id === id ? { ...lease, until: Math.max(at, lease.from) } : lease)) };
}

/** True where answers have to be told. */
export function countsAnswers(quotas: readonly Quota[]): boolean {
  return quotas.some((quota) => !isLong(quota));
}

/** Gives back an instant that has not come yet, so that the next who comes has it. */
export function release(state: BudgetState, slot: number, now: number): BudgetState {
  if (slot <= now) return state;
  const freed = [...state.freed.filter((other) => other > now), slot].toSorted((a, b) => a - b);
  return { ...state, freed: freed.slice(0, MOST_FREED) };
}

/** Nobody calls before `until`. A block that lasts longer stays. */
export function block(state: BudgetState, until: number, reason: string): BudgetState {
  return until <= state.blockedUntil ? state : { ...state, blockedUntil: until, blockedReason: reason };
}

/** Counts calls that were made beyond the one that was asked for, such as the further pages of a list. */
export function charge(state: BudgetState, quotas: readonly Quota[], now: number, calls: number): BudgetState {
  let charged = state;
  for (let call = 0; call < calls; call += 1) {
    const at = Math.max(now, charged.gate);
    const id = `charged ${at}/${call}`;
    charged = answered(logged(charged, quotas, at, id), id, at);
  }
  return charged;
}

/** The earliest instant from `now` on at which the platform has asked for no silence and every quota allows one more call. */
function earliest(state: BudgetState, quotas: readonly Quota[], now: number, unansweredMs: number): number {
  // No call was let through for later than the gate, so a quota that allows an instant from here on allows every later one.
  const from = Math.max(now, state.gate, state.blockedUntil);
  const room = (quota: Quota) =>
    isLong(quota) ? roomFrom(quota, state.calls[quota.name] ?? [], from) : placeFrom(quota, state.leases, from, now, unansweredMs);
  return Math.ceil(Math.max(from, ...quotas.map(room)));
}

/** When fewer places of a short window are held than it has. */
function placeFrom(quota: Quota, leases: readonly Lease[], from: number, now: number, unansweredMs: number): number {
  const ends = leases
    .map(
      ({ from: sent, until }) => (until ?? Math.max(sent + unansweredMs, Math.min(now, sent + LOST_MS))) + quota.windowSeconds * 1_000 + 1,
    )
    .filter((end) => end > from)
    .toSorted((a, b) => a - b);
  return ends.length < quota.calls ? from : (ends[ends.length - quota.calls] ?? from);
}

function roomFrom(quota: Quota, calls: readonly Stretch[], from: number): number {
  if (quota.endsAtMidnight) {
    const used = calls.find(([start]) => start === dayOf(from))?.[1] ?? 0;
    return used < Math.max(1, Math.floor(quota.calls * (1 - DAY_MARGIN))) ? from : dayOf(from) + DAY_MS;
  }
  const counting = calls.filter((stretch) => expiry(quota, stretch) > from);
  let count = counting.reduce((sum, [, each]) => sum + each, 0);
  let at = from;
  for (const stretch of counting) {
    if (count < quota.calls) break;
    at = expiry(quota, stretch);
    count -= stretch[1];
  }
  return at;
}

function logged(state: BudgetState, quotas: readonly Quota[], at: number, id: string): BudgetState {
  const calls = quotas.filter(isLong).map((quota) => [quota.name, withCall(quota, state.calls[quota.name] ?? [], at)] as const);
  const short = quotas.filter((quota) => !isLong(quota)).map(({ windowSeconds }) => windowSeconds * 1_000);
  const held = state.leases.filter(({ from, until }) => (until ?? from + LOST_MS) + Math.max(0, ...short) >= at);
  const leases = short.length === 0 ? [] : [...held, { id, from: at, until: null }];
  return { ...state, calls: Object.fromEntries(calls), leases, gate: at };
}

/** The stretches with one more call, and without those that no window reaches back to any more. */
function withCall(quota: Quota, calls: readonly Stretch[], at: number): Stretch[] {
  const start = quota.endsAtMidnight ? dayOf(at) : at;
  const kept = calls.filter((stretch) => (quota.endsAtMidnight ? stretch[0] >= start : expiry(quota, stretch) > at));
  const newest = kept.at(-1);
  const end = newest && newest[0] + (quota.endsAtMidnight ? DAY_MS : stretchOf(quota));
  if (newest && start < (end ?? 0)) return [...kept.slice(0, -1), [newest[0], newest[1] + 1]];
  return [...kept, [start, 1]];
}

function isLong(quota: Quota): boolean {
  return quota.windowSeconds >= SHORT_BELOW_SECONDS;
}

function stretchOf(quota: Quota): number {
  return (quota.windowSeconds * 1_000) / STRETCHES;
}

/** When a stretch leaves the window for good: its last call may have been let through at its end. */
function expiry(quota: Quota, [start]: Stretch): number {
  return start + stretchOf(quota) + quota.windowSeconds * 1_000 + WAY_MS;
}

/** Milliseconds between two who come back: as fast as the quotas let calls through in the long run. */
function queueSpacing(quotas: readonly Quota[]): number {
  const most = (quota: Quota) => quota.windowSeconds * 1_000 + (isLong(quota) ? stretchOf(quota) + WAY_MS : EXPECTED_MS / 2);
  return Math.max(0, ...quotas.map((quota) => most(quota) / quota.calls));
}

function dayOf(moment: number): number {
  return Math.floor(moment / DAY_MS) * DAY_MS;
}
