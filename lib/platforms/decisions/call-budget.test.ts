import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Quota } from "@/lib/platforms/platform";
import { type BudgetState, block, charge, EMPTY_BUDGET, lateBy, pass, release, reserve } from "./call-budget";

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

/** Slots for so many callers that all come at `now`. */
function slots(quotas: readonly Quota[], count: number, now = T0, state: BudgetState = EMPTY_BUDGET): { at: number[]; state: BudgetState } {
  const at: number[] = [];
  let next = state;
  for (let i = 0; i < count; i += 1) {
    const reserved = reserve(next, quotas, now);
    next = reserved.state;
    at.push(reserved.at);
  }
  return { at, state: next };
}

const anyQuota = fc
  .record({ calls: fc.integer({ min: 1, max: 400 }), windowSeconds: fc.constantFrom(1, 5, 10, 60, 300, 3_600) })
  .map(({ calls, windowSeconds }) => quota(calls, windowSeconds));

describe("the call budget", () => {
  it("gives the first caller the present moment", () => {
    expect(reserve(EMPTY_BUDGET, TIKTOK, T0).at).toBe(T0);
    expect(reserve(EMPTY_BUDGET, [], T0).at).toBe(T0);
  });

  it("never lets more calls into any window than the quota, however late its callers wake, and whatever they give back", () => {
    const step = fc.record({
      waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90_000 })),
      late: fc.double({ min: 0, max: 1, noNaN: true }),
      way: fc.double({ min: 0, max: 1, noNaN: true }),
      givesBack: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyQuota, { minLength: 1, maxLength: 3 }), fc.array(step, { minLength: 1, maxLength: 400 }), (quotas, steps) => {
        let state = EMPTY_BUDGET;
        let now = T0;
        const waiting: { slot: number; wakes: number; way: number }[] = [];
        for (const { waitMs, late, way, givesBack } of steps) {
          now += waitMs;
          const reserved = reserve(state, quotas, now);
          state = reserved.state;
          if (givesBack && reserved.at > now) state = release(state, reserved.at, now);
          else waiting.push({ slot: reserved.at, wakes: reserved.at + late * lateBy(quotas), way });
        }
        waiting.sort((a, b) => a.wakes - b.wakes);
        const short = Math.min(...quotas.map(({ windowSeconds }) => windowSeconds));
        const arrived: number[] = [];
        for (const { slot, wakes, way } of waiting) {
          const passed = pass(state, quotas, wakes);
          // Who comes too late for its slot asks for another one.
          if (passed.at > slot + lateBy(quotas)) continue;
          state = passed.state;
          // The way to the platform varies by a twentieth of a window that is counted by the second.
          arrived.push(passed.at + (short < 10 ? way * short * 49 : 0));
        }
        for (const { calls, windowSeconds } of quotas) {
          const slack = windowSeconds >= 10 && short < 10 ? short * 0.05 : 0;
          expect(busiest(arrived, windowSeconds - slack)).toBeLessThanOrEqual(calls);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["a second", [quota(10, 1)]],
    ["a minute", [quota(600, 60)]],
    ["an hour", [quota(300, 3_600)]],
    ["an hour of many", [quota(10_000, 3_600)]],
    ["a second and a minute of the same rate", TIKTOK],
  ])("lets at least 95 of 100 calls of %s through", (_name, quotas) => {
    const slowest = quotas.reduce((least, { calls, windowSeconds }) => Math.min(least, calls / windowSeconds), Number.POSITIVE_INFINITY);
    const longest = Math.max(...quotas.filter((each) => !each.endsAtMidnight).map(({ windowSeconds }) => windowSeconds));
    const windows = 4;
    const { at } = slots(quotas, Math.ceil(slowest * longest * windows));
    const lastAt = at.at(-1) ?? 0;
    const warm = at.filter((slot) => slot >= T0 + longest * 1_000);
    expect(warm.length / (slowest * ((lastAt - T0) / 1_000 - longest))).toBeGreaterThanOrEqual(0.95);
    for (const { calls, windowSeconds } of quotas) expect(busiest(at, windowSeconds)).toBeLessThanOrEqual(calls);
  });

  it("keeps at most a hundred stretches of a window, however many wait", () => {
    const { state } = slots(TIKTOK, 5_000);
    expect(Math.max(...Object.values(state.given).map((given) => given.length))).toBeLessThanOrEqual(100);
    expect(JSON.stringify(state).length).toBeLessThan(5_000);
  });

  it("gives no two waiting callers the same instant where a quota counts by the second", () => {
    const { at } = slots(TIKTOK, 300);
    expect(new Set(at).size).toBe(300);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  it("gives a slot that was given back to the next who comes, and never one that has passed", () => {
    const full = slots([quota(2, 60)], 4);
    const third = full.at[2] ?? 0;
    expect(third).toBeGreaterThan(T0 + 60_000);
    const freed = release(full.state, third, T0);
    expect(reserve(freed, [quota(2, 60)], T0 + 1_000).at).toBe(third);
    expect(reserve(freed, [quota(2, 60)], third + 1).at).toBeGreaterThan(third);
    expect(release(full.state, T0 - 1, T0)).toBe(full.state);
  });

  it("is silent while the platform asks for silence, and spreads those who waited for its end", () => {
    const blocked = block(EMPTY_BUDGET, T0 + 300_000, "Too many requests");
    const { at } = slots(TIKTOK, 20, T0, blocked);
    expect(at[0]).toBe(T0 + 300_000);
    expect(new Set(at).size).toBe(20);
    expect(block(blocked, T0 + 1_000, "shorter")).toBe(blocked);
    // Slots before the end of the silence are worth nothing.
    const early = block(release(slots([quota(1, 60)], 2).state, T0 + 62_000, T0), T0 + 120_000, "silence");
    expect(reserve(early, [quota(1, 60)], T0).at).toBeGreaterThanOrEqual(T0 + 120_000);
  });

  it("begins a day's quota anew at 00:00 UTC", () => {
    const day = quota(3, 86_400, { endsAtMidnight: true });
    const { at } = slots([day], 3);
    expect(at.slice(0, 2)).toEqual([T0, T0]);
    expect(at[2]).toBe(Date.parse("2026-11-22T00:00:00.000Z"));
  });

  it("counts calls that were made without asking", () => {
    const hour = [quota(10, 3_600)];
    const charged = charge(EMPTY_BUDGET, hour, T0, 10);
    expect(reserve(charged, hour, T0 + 60_000).at).toBeGreaterThan(T0 + 3_600_000);
  });
});
