import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Quota } from "@/lib/platforms/platform";
import { answered, type BudgetState, block, charge, EMPTY_BUDGET, LONGEST_HOLD_MS, release, takeTurn } from "./call-budget";

const T0 = Date.parse("2026-11-21T09:00:00.000Z");
const source = { document: "test", readOn: "2026-11-21", confidence: "H" } as const;
const quota = (calls: number, windowSeconds: number, more: Partial<Quota> = {}): Quota => ({
  name: `${calls}/${windowSeconds}`,
  calls,
  windowSeconds,
  source,
  ...more,
});
const TIKTOK = [quota(10, 1), quota(600, 60), quota(864_000, 86_400, { endsAtMidnight: true })];

/** The most calls that any window of the quota holds, counted one by one. */
function busiest(moments: readonly number[], windowSeconds: number): number {
  const sorted = [...moments].sort((a, b) => a - b);
  let first = 0;
  return sorted.reduce((most, moment, index) => {
    while ((sorted[first] ?? 0) <= moment - windowSeconds * 1_000) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}

/** Comes to call, or brings the answer of a call. */
type Visit = { at: number; slot: number | null; answers: string | null };
/** `way`: how long a call takes to arrive, and its answer to come back. */
type Manners = { lateMs?: () => number; wayMs?: () => number; givesUp?: () => boolean };

/** Callers that come when they please, come back when they are told to, more or less late, and may give up: when their calls left and arrived. */
function callers(quotas: readonly Quota[], arrivals: readonly number[], manners: Manners = {}) {
  const { lateMs = () => 0, wayMs = () => 5, givesUp = () => false } = manners;
  let state = EMPTY_BUDGET;
  const called: number[] = [];
  const arrived: number[] = [];
  const visits: Visit[] = arrivals.map((at) => ({ at, slot: null, answers: null })).sort((a, b) => a.at - b.at);
  const expected = (next: Visit) => visits.splice(visits.findLastIndex((other) => other.at <= next.at) + 1, 0, next);
  let count = 0;
  for (let visit = visits.shift(); visit; visit = visits.shift()) {
    const { at, slot, answers } = visit;
    if (answers !== null) {
      state = answered(state, answers, at);
      continue;
    }
    count += 1;
    if (slot !== null && givesUp()) {
      state = release(state, slot, at);
      continue;
    }
    const id = String(count);
    const turn = takeTurn(state, quotas, at, { slot, id });
    state = turn.state;
    if ("holdMs" in turn) {
      expect(turn.holdMs).toBeLessThanOrEqual(LONGEST_HOLD_MS);
      const sent = at + turn.holdMs;
      called.push(sent);
      arrived.push(sent + wayMs());
      expected({ at: (arrived.at(-1) ?? 0) + wayMs(), slot: null, answers: id });
      continue;
    }
    expected({ at: Math.max(at + 1, turn.slotAt + lateMs()), slot: turn.slotAt, answers: null });
  }
  return { called, arrived, state, visits: count };
}

/** What so many callers are told who all come at `now`. */
function told(
  quotas: readonly Quota[],
  count: number,
  from: BudgetState = EMPTY_BUDGET,
  now = T0,
): { slots: number[]; state: BudgetState } {
  let state = from;
  const slots: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const turn = takeTurn(state, quotas, now, { slot: null, id: String(i) });
    state = "holdMs" in turn ? answered(turn.state, String(i), now + turn.holdMs) : turn.state;
    slots.push("slotAt" in turn ? turn.slotAt : now + turn.holdMs);
  }
  return { slots, state };
}

const first = (state: BudgetState, quotas: readonly Quota[], now = T0) => takeTurn(state, quotas, now, { slot: null, id: "new" });
const back = (state: BudgetState, quotas: readonly Quota[], now: number, slot: number) =>
  takeTurn(state, quotas, now, { slot, id: "back" });

const anyQuota = fc
  .record({ calls: fc.integer({ min: 1, max: 400 }), windowSeconds: fc.constantFrom(1, 5, 10, 60, 300, 3_600) })
  .map(({ calls, windowSeconds }) => quota(calls, windowSeconds));

describe("the call budget", () => {
  it("lets the first caller call at once", () => {
    expect(first(EMPTY_BUDGET, TIKTOK)).toMatchObject({ holdMs: 0 });
    expect(first(EMPTY_BUDGET, [])).toMatchObject({ holdMs: 0 });
  });

  it("never lets more calls into any window than the quota, however late its callers come back, and whoever gives up", () => {
    const scene = fc.record({
      quotas: fc.uniqueArray(anyQuota, { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
      gaps: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60_000 })), { minLength: 1, maxLength: 300 }),
      late: fc.array(fc.oneof(fc.integer({ min: -2_500, max: 1_000 }), fc.integer({ min: 0, max: 100_000 })), {
        minLength: 1,
        maxLength: 50,
      }),
      gives: fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
      way: fc.array(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 5_000 })), { minLength: 1, maxLength: 50 }),
    });
    fc.assert(
      fc.property(scene, ({ quotas, gaps, late, gives, way }) => {
        let now = T0;
        const arrivals = gaps.map((gap) => {
          now += gap;
          return now;
        });
        let drawn = 0;
        const draw = <T>(from: readonly T[]): T => from[drawn++ % from.length] as T;
        const manners = { lateMs: () => draw(late), wayMs: () => draw(way), givesUp: () => draw(gives) && draw(gives) };
        const { called, arrived } = callers(quotas, arrivals, manners);
        for (const { calls, windowSeconds } of quotas) {
          // Ten seconds and more count from where a call leaves, a shorter window from anywhere between its leaving and its answer.
          expect(busiest(windowSeconds < 10 ? arrived : called, windowSeconds)).toBeLessThanOrEqual(calls);
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ["a second", [quota(10, 1)]],
    ["a minute", [quota(600, 60)]],
    ["an hour", [quota(300, 3_600)]],
    ["ten minutes", [quota(500, 600)]],
    ["a second and a minute of the same rate", TIKTOK],
  ])("lets at least 95 of 100 calls of %s through, whether everybody comes back in time or late", (_name, quotas) => {
    const slowest = Math.min(...quotas.map(({ calls, windowSeconds }) => calls / windowSeconds));
    const longest = Math.max(60, ...quotas.filter((each) => !each.endsAtMidnight).map(({ windowSeconds }) => windowSeconds));
    const count = Math.ceil(slowest * longest * 5);
    for (const lateness of [1, 1_000, 5_000]) {
      let turn = 0;
      const lateMs = () => (turn++ * 7919) % lateness;
      const { called, visits } = callers(quotas, Array(count).fill(T0), { lateMs });
      expect(called).toHaveLength(count);
      // Nobody comes in vain again and again.
      expect(visits).toBeLessThan(count * 3);
      const from = T0 + longest * 1_000;
      const warm = called.filter((at) => at >= from && at < from + longest * 3_000);
      expect(warm.length / (slowest * longest * 3)).toBeGreaterThanOrEqual(0.95);
      for (const { calls, windowSeconds } of quotas) expect(busiest(called, windowSeconds)).toBeLessThanOrEqual(calls);
    }
  });

  it("lets everybody call in the end though all of them are always late by more than the quota's window", () => {
    const { called } = callers([quota(2, 1)], Array(50).fill(T0), { lateMs: () => 7_000 });
    expect(called).toHaveLength(50);
  });

  it("holds the place of a call that is not answered until it cannot be on its way any more", () => {
    const second = [quota(1, 1)];
    const turn = first(EMPTY_BUDGET, second);
    expect(first(turn.state, second, T0 + 5_000)).toMatchObject({ slotAt: expect.any(Number) });
    expect(first(answered(turn.state, "new", T0 + 4_500), second, T0 + 5_000)).toMatchObject({ holdMs: 501 });
    expect(first(turn.state, second, T0 + 70_000)).toMatchObject({ holdMs: 0 });
  });

  it("keeps at most a hundred stretches of a window, however many wait", () => {
    const { state } = callers([quota(600, 60)], Array(3_000).fill(T0));
    expect(Math.max(...Object.values(state.calls).map((calls) => calls.length))).toBeLessThanOrEqual(100);
    expect(JSON.stringify(told(TIKTOK, 5_000).state).length).toBeLessThan(5_000);
  });

  it("tells no two the same instant, in the order they came", () => {
    const { slots } = told(TIKTOK, 300);
    const waiting = slots.filter((slot) => slot > T0 + LONGEST_HOLD_MS);
    expect(waiting.length).toBeGreaterThan(250);
    expect(new Set(waiting).size).toBe(waiting.length);
    expect(slots).toEqual(slots.toSorted((a, b) => a - b));
  });

  it("lets nobody who comes later pass those who wait", () => {
    const { state, slots } = told([quota(2, 60)], 4);
    const [, , third = 0] = slots;
    expect(third).toBeGreaterThan(T0 + 60_000);
    // There is room for two, and one of the two who wait has not come yet.
    const newcomer = first(state, [quota(2, 60)], third);
    expect(newcomer).toMatchObject({ slotAt: expect.any(Number) });
    expect(back(newcomer.state, [quota(2, 60)], third, third)).toMatchObject({ holdMs: 0 });
  });

  it("gives an instant that was given back to the next who comes, and who comes early the one it has", () => {
    const hour = [quota(2, 3_600)];
    const full = told(hour, 4);
    const [, , third = 0, fourth = 0] = full.slots;
    const freed = release(full.state, third, T0);
    expect(first(freed, hour, T0 + 1_000)).toMatchObject({ slotAt: third });
    expect(back(full.state, hour, T0 + 1_000, fourth)).toEqual({ state: full.state, slotAt: fourth });
    expect(release(full.state, T0 - 1, T0)).toBe(full.state);
  });

  it("is silent while the platform asks for silence, and spreads those who waited for its end", () => {
    const blocked = block(EMPTY_BUDGET, T0 + 300_000, "Too many requests");
    const { slots, state } = told(TIKTOK, 20, blocked);
    expect(slots[0]).toBe(T0 + 300_000);
    expect(new Set(slots).size).toBe(20);
    expect(block(blocked, T0 + 1_000, "shorter")).toBe(blocked);
    // Who waited for an instant before the end waits on, apart from the others.
    const [one, other] = [back(state, TIKTOK, T0 + 5_000, T0 + 5_000), back(state, TIKTOK, T0 + 400_000, T0 + 5_000)];
    expect(one).toMatchObject({ slotAt: T0 + 300_000 });
    expect(other).toMatchObject({ holdMs: 0 });
  });

  it("begins a day's quota anew at 00:00 UTC", () => {
    const day = quota(300, 86_400, { endsAtMidnight: true });
    const { slots } = told([day], 299);
    expect(slots.filter((slot) => slot === T0)).toHaveLength(297);
    expect(slots[297]).toBe(Date.parse("2026-11-22T00:00:00.000Z"));
  });

  it("counts calls that were made without asking", () => {
    const hour = [quota(10, 3_600)];
    const charged = charge(EMPTY_BUDGET, hour, T0, 10);
    expect(told(hour, 1, charged, T0 + 60_000).slots[0]).toBeGreaterThan(T0 + 3_600_000);
  });
});
