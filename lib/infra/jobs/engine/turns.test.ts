import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Line, pickTurns } from "./turns";

const line = (lane: string, keys: Record<string, number>, waiting: number, more: Partial<Line> = {}): Line => ({
  lane,
  groups: Object.entries(keys).map(([key, limit]) => ({ key, limit })),
  throttle: null,
  ids: Array.from({ length: waiting }, (_, n) => `${lane}${n}`),
  served: 0,
  ...more,
});
const ids = (picked: ReturnType<typeof pickTurns>) => picked.picks.map(({ id }) => id);

describe("whose turn it is", () => {
  it("goes round the lanes, first come first in each", () => {
    expect(ids(pickTurns([line("a", { all: 4 }, 100), line("b", { all: 4 }, 1)], [], 0, 50))).toEqual(["a0", "b0", "a1", "a2"]);
  });

  it("is, with one place in all, the lane's that waited longest for a turn", () => {
    const lines = [line("a", { all: 1 }, 100, { served: 9 }), line("b", { all: 1 }, 1, { served: 0 })];
    const { picks } = pickTurns(lines, [], 0, 50);
    expect(picks).toMatchObject([{ id: "b0", served: 10, keys: ["all"] }]);
  });

  it("passes over a lane whose other group is full", () => {
    const lines = [line("a", { all: 9, x: 1 }, 5), line("b", { all: 9, y: 2 }, 5)];
    expect(ids(pickTurns(lines, [{ key: "x", lane: "a", n: 1 }], 0, 50))).toEqual(["b0", "b1"]);
  });

  it("leaves a throttled lane at its rate, with its burst, and says when the next may start", () => {
    const throttle = { key: "t", intervalMs: 1_000, burst: 2, arrivalMs: null };
    const first = pickTurns([line("a", {}, 9, { throttle })], [], 50_000, 50);
    expect(ids(first)).toEqual(["a0", "a1", "a2"]);
    expect(first.picks.at(-1)?.throttle).toEqual({ key: "t", arrivalMs: 53_000 });
    expect(first.nextMs).toBe(1_000);
    const early = pickTurns([line("a", {}, 9, { throttle: { ...throttle, arrivalMs: 53_000 } })], [], 50_999, 50);
    expect(early).toEqual({ picks: [], nextMs: 1 });
    expect(ids(pickTurns([line("a", {}, 9, { throttle: { ...throttle, arrivalMs: 53_000 } })], [], 51_000, 50))).toEqual(["a0"]);
  });

  const world = fc.record({
    limits: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    lanes: fc.array(fc.record({ groups: fc.uniqueArray(fc.nat(2), { maxLength: 2 }), waiting: fc.nat(6) }), { minLength: 1, maxLength: 6 }),
  });
  it("never fills a group beyond its limit, and leaves no call that could go", () => {
    fc.assert(
      fc.property(world, ({ limits, lanes }) => {
        const lines = lanes.map(({ groups, waiting }, n) =>
          line(`lane${n}`, Object.fromEntries(groups.filter((g) => g < limits.length).map((g) => [`g${g}`, limits[g] ?? 1])), waiting),
        );
        const { picks } = pickTurns(lines, [], 0, 1_000);
        const used = new Map<string, number>();
        for (const { keys } of picks) for (const key of keys) used.set(key, (used.get(key) ?? 0) + 1);
        limits.forEach((limit, n) => void expect(used.get(`g${n}`) ?? 0).toBeLessThanOrEqual(limit));
        for (const { lane, groups, ids: waiting } of lines) {
          const gone = picks.filter((pick) => pick.lane === lane).length;
          if (gone < waiting.length) expect(groups.some(({ key, limit }) => used.get(key) === limit)).toBe(true);
        }
      }),
    );
  });
});
