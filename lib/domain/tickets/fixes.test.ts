import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyFixes } from "./fixes.rules";
import type { PatchOperation } from "./qa/qa.schema";

const fix = (...suggestion: PatchOperation[]) => ({ suggestion });

describe("applyFixes", () => {
  const payload = { budget: "35.00", status: "ACTIVE", geo: ["US", "DE", "FR", "CA"], targeting: { age_min: 90, age_max: 18 } };

  it("applies every fix and leaves the payload alone", () => {
    const { payload: after, applied } = applyFixes(payload, [
      fix({ op: "replace", path: "/budget", value: "50.00" }),
      fix({ op: "remove", path: "/status" }, { op: "add", path: "/geo/-", value: "GB" }),
      { suggestion: null },
    ]);
    expect(after).toMatchObject({ budget: "50.00", geo: ["US", "DE", "FR", "CA", "GB"] });
    expect(after).not.toHaveProperty("status");
    expect(applied).toHaveLength(2);
    expect(payload).toMatchObject({ status: "ACTIVE", geo: ["US", "DE", "FR", "CA"] });
  });

  it("carries paths over to where their items went", () => {
    const { payload: after, skipped } = applyFixes(payload, [
      fix({ op: "remove", path: "/geo/0" }),
      fix({ op: "replace", path: "/geo/2", value: "FX" }),
      fix({ op: "remove", path: "/geo/1" }),
      fix({ op: "add", path: "/geo/0", value: "MX" }),
      fix({ op: "replace", path: "/geo/3", value: "CX" }),
    ]);
    expect(after.geo).toEqual(["MX", "FX", "CX"]);
    expect(skipped).toEqual([]);
  });

  it("says which fixes another one made pointless or impossible, and applies none by half", () => {
    const whole = fix({ op: "replace", path: "/targeting", value: { age_min: 18, age_max: 65 } });
    const nested = fix({ op: "replace", path: "/budget", value: "1" }, { op: "replace", path: "/targeting/age_min", value: 18 });
    const swap = fix({ op: "replace", path: "/targeting/age_min", value: 20 });
    const first = applyFixes(payload, [whole, swap]);
    expect(first.skipped).toEqual([{ fix: swap, why: "conflict" }]);
    // What is as the fix wants it already is mended.
    expect(applyFixes(payload, [whole, nested]).payload).toMatchObject({ budget: "1", targeting: { age_min: 18, age_max: 65 } });
    const half = fix({ op: "replace", path: "/budget", value: "2" }, { op: "replace", path: "/targeting/age_max", value: 60 });
    expect(applyFixes(payload, [whole, half])).toMatchObject({ payload: { budget: "35.00" }, skipped: [{ fix: half, why: "conflict" }] });
    const gone = fix({ op: "replace", path: "/geo/1", value: "DX" });
    expect(applyFixes(payload, [fix({ op: "remove", path: "/geo/1" }), gone]).skipped).toEqual([{ fix: gone, why: "place_gone" }]);
  });

  it("takes two fixes that say the same for one", () => {
    const twice = applyFixes(payload, [
      fix({ op: "remove", path: "/geo/1" }),
      fix({ op: "remove", path: "/geo/1" }),
      fix({ op: "remove", path: "/status" }),
      fix({ op: "remove", path: "/status" }),
    ]);
    expect(twice.payload.geo).toEqual(["US", "FR", "CA"]);
    expect(twice.applied).toHaveLength(4);
  });

  it("refuses what was written for another payload, and no path reaches a prototype", () => {
    expect(applyFixes(payload, [fix({ op: "replace", path: "/gone/deep", value: 1 })]).skipped).toHaveLength(1);
    applyFixes(payload, [fix({ op: "add", path: "/__proto__/polluted", value: true })]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("ends with the same items whatever the order of fixes to different ones", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 }).chain((items) =>
          fc.record({
            items: fc.constant(items),
            acts: fc
              .tuple(
                ...items.map((_, at) =>
                  fc.constantFrom<"keep" | "remove" | "replace">("keep", "remove", "replace").map((act) => ({ at, act })),
                ),
              )
              .chain((acts) => fc.shuffledSubarray(acts, { minLength: acts.length })),
          }),
        ),
        ({ items, acts }) => {
          const fixes = acts.flatMap(({ at, act }) =>
            act === "keep" ? [] : [fix({ op: act, path: `/list/${at}`, ...(act === "replace" ? { value: { was: at } } : {}) })],
          );
          const { payload: after, skipped } = applyFixes({ list: items }, fixes);
          expect(skipped).toEqual([]);
          const actOf = new Map(acts.map(({ at, act }) => [at, act]));
          const wanted = items.flatMap((item, at) =>
            actOf.get(at) === "remove" ? [] : [actOf.get(at) === "replace" ? { was: at } : item],
          );
          expect(after.list).toEqual(wanted);
        },
      ),
      { numRuns: 500 },
    );
  });
});
