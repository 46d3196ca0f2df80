import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Quota } from "@/lib/platforms/platform";
import { type BudgetState, block, charge, EMPTY_BUDGET, LONGEST_HOLD_MS, release, takeTurn } from "./call-budget";

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

type Visit = { at: number; slot: number | null };
type Manners = { lateMs?: () => number; givesUp?: () => boolean; from?: BudgetState };

/** Callers that come when they please, come back when they are told to, more or less late, and may give up: when they called. */
function callers(quotas: readonly Quota[], arrivals: readonly number[], { lateMs = () => 0, givesUp = () => false, from }: Manners = {}) {
  let state = from ?? EMPTY_BUDGET;
  const called: number[] = [];
  const visits: Visit[] = arrivals.map((at) => ({ at, slot: null })).sort((a, b) => a.at - b.at);
  let count = 0;
  for (let visit = visits.shift(); visit; visit = visits.shift()) {
    const { at, slot } = visit;
    count += 1;
    if (slot !== null && givesUp()) {
      state = release(state, slot, at);
      continue;
    }
    const turn = takeTurn(state, quotas, at, slot);
    state = turn.state;
    if ("holdMs" in turn) {
      expect(turn.holdMs).toBeLessThanOrEqual(LONGEST_HOLD_MS);
      called.push(at + turn.holdMs);
      continue;
    }
    const next: Visit = { at: Math.max(at, turn.slotAt + lateMs()), slot: turn.slotAt };
    const place = visits.findLastIndex((other) => other.at <= next.at);
    visits.splice(place + 1, 0, next);
  }
  return { called, state, visits: count };
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
    const turn = takeTurn(state, quotas, now, null);
    state = turn.state;
    slots.push("slotAt" in turn ? turn.slotAt : now + turn.holdMs);
  }
  return { slots, state };
}

const anyQuota = fc
  .record({ calls: fc.integer({ min: 1, max: 400 }), windowSeconds: fc.constantFrom(1, 5, 10, 60, 300, 3_600) })
  .map(({ calls, windowSeconds }) => quota(calls, windowSeconds));

describe("the call budget", () => {
  it("lets the first caller call at once", () => {
    expect(takeTurn(EMPTY_BUDGET, TIKTOK, T0, null)).toMatchObject({ holdMs: 0 });
    expect(takeTurn(EMPTY_BUDGET, [], T0, null)).toMatchObject({ holdMs: 0 });
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
      way: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 }),
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
        const { called } = callers(quotas, arrivals, { lateMs: () => draw(late), givesUp: () => draw(gives) && draw(gives) });
        const shortest = Math.min(...quotas.map(({ windowSeconds }) => windowSeconds));
        // How much the way to the platform varies: as much as a second's window, or a longer one, forgives.
        const variance = shortest < 10 ? shortest * 44 : 49;
        const arrived = called.map((at) => at + draw(way) * variance);
        for (const { calls, windowSeconds } of quotas) {
          const forgiven = windowSeconds < 10 ? 0 : Math.max(0, variance - 49) / 1_000;
          expect(busiest(arrived, windowSeconds - forgiven)).toBeLessThanOrEqual(calls);
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

  it("keeps at most a hundred stretches of a window, however many wait", () => {
    const { state } = callers([quota(600, 60)], Array(3_000).fill(T0));
    expect(Math.max(...Object.values(state.calls).map((calls) => calls.length))).toBeLessThanOrEqual(100);
    expect(JSON.stringify(told(TIKTOK, 5_000).state).length).toBeLessThan(5_000);
  });

  it("tells no two the same instant, in the order they came", () => {
    const { slots } = told(TIKTOK, 300);
    expect(new Set(slots).size).toBe(300);
    expect(slots).toEqual(slots.toSorted((a, b) => a - b));
  });

  it("lets nobody who comes later pass those who wait", () => {
    const { state, slots } = told([quota(2, 60)], 4);
    const [, , third = 0] = slots;
    expect(third).toBeGreaterThan(T0 + 60_000);
    // There is room for two, and one of the two who wait has not come yet.
    const newcomer = takeTurn(state, [quota(2, 60)], third, null);
    expect(newcomer).toMatchObject({ slotAt: expect.any(Number) });
    expect(takeTurn(newcomer.state, [quota(2, 60)], third, third)).toMatchObject({ holdMs: 0 });
  });

  it("gives an instant that was given back to the next who comes, and who comes early the one it has", () => {
    const hour = [quota(2, 3_600)];
    const full = told(hour, 4);
    const [, , third = 0, fourth = 0] = full.slots;
    const freed = release(full.state, third, T0);
    expect(takeTurn(freed, hour, T0 + 1_000, null)).toMatchObject({ slotAt: third });
    expect(takeTurn(full.state, hour, T0 + 1_000, fourth)).toEqual({ state: full.state, slotAt: fourth });
    expect(release(full.state, T0 - 1, T0)).toBe(full.state);
  });

  it("is silent while the platform asks for silence, and spreads those who waited for its end", () => {
    const blocked = block(EMPTY_BUDGET, T0 + 300_000, "Too many requests");
    const { slots, state } = told(TIKTOK, 20, blocked);
    expect(slots[0]).toBe(T0 + 300_000);
    expect(new Set(slots).size).toBe(20);
    expect(block(blocked, T0 + 1_000, "shorter")).toBe(blocked);
    // Who waited for an instant before the end waits on, apart from the others.
    const [one, other] = [takeTurn(state, TIKTOK, T0 + 5_000, T0 + 5_000), takeTurn(state, TIKTOK, T0 + 400_000, T0 + 5_000)];
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
