import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processLimiter } from "./limiter";
import { SlidingWindow } from "./sliding-window";

describe("SlidingWindow", () => {
  it("never lets more than the limit through in a window's length when callers wait as told", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 50, maxLength: 200 }),
        (limit, gaps) => {
          const window = new SlidingWindow(limit, 1_000);
          const passed: number[] = [];
          let time = 1_000_000;
          for (const gap of gaps) {
            time += gap;
            const { left, waitMs } = window.room("k", time);
            expect(left >= 1).toBe(waitMs === 0);
            if (waitMs > 0) continue;
            window.hit("k", time);
            passed.push(time);
          }
          // The weighted count is exact over fixed windows and off by at most the last window's unevenness over sliding ones
          for (const start of passed) {
            const fixed = Math.floor(start / 1_000);
            expect(passed.filter((t) => Math.floor(t / 1_000) === fixed).length).toBeLessThanOrEqual(limit);
          }
        },
      ),
    );
  });

  it("says how long to wait, and that wait is enough", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 20, maxLength: 100 }), (gaps) => {
        const window = new SlidingWindow(5, 1_000);
        let time = 5_000_000;
        for (const gap of gaps) {
          time += gap;
          const { waitMs } = window.room("k", time);
          if (waitMs > 0) {
            time += waitMs + 1;
            expect(waitMs).toBeLessThanOrEqual(1_000);
            const again = window.room("k", time);
            if (again.waitMs > 0) time += again.waitMs + 1;
            expect(window.room("k", time).left).toBeGreaterThanOrEqual(1);
          }
          window.hit("k", time);
        }
      }),
    );
  });
});

describe("processLimiter", () => {
  it("counts each principal, and all of a workspace together", async () => {
    const limiter = processLimiter([{ limit: 2, seconds: 60 }], () => 60_000_000);
    const take = (tenantId: string, principal: string) => limiter.take({ tenantId, principal });
    expect(await take("a", "one")).toMatchObject({ allowed: true, limit: 2, remaining: 1, policy: "2;w=60" });
    expect(await take("a", "one")).toMatchObject({ allowed: true, remaining: 0 });
    expect(await take("a", "one")).toMatchObject({ allowed: false, remaining: 0, resetSeconds: 60 });
    expect(await take("b", "one")).toMatchObject({ allowed: true });
    for (const name of ["two", "two", "three", "three", "four", "four", "five", "five"]) expect((await take("a", name)).allowed).toBe(true);
    expect(await take("a", "six")).toMatchObject({ allowed: false, limit: 10 });
  });

  it("lets the same caller through again once the window has passed", async () => {
    let now = 1_000_000;
    const limiter = processLimiter([{ limit: 1, seconds: 1 }], () => now);
    const take = () => limiter.take({ tenantId: "t", principal: "p" });
    expect((await take()).allowed).toBe(true);
    expect((await take()).allowed).toBe(false);
    now += 2_000;
    expect((await take()).allowed).toBe(true);
  });
});
