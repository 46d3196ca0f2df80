import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCodeAddition, findAmbiguity } from "./decodability.rules";
import {
  CODE_KINDS,
  type CodeKind,
  type CodeSet,
  DEFAULT_SCHEME,
  type NameTuple,
  type Scheme,
  SEGMENT_KINDS,
  spell,
  withCode,
} from "./scheme.rules";

const EMPTY: CodeSet = { brand: [], market: [], channel: [] };

/**
 * Every clash there can be between codes over `A 2 _`. In a clash each year and name is either at one place in both
 * readings, and then any text does, or covered by a code in the other; so these years and names are all that matter.
 */
const YEARS = [2222];
const NAMES = (() => {
  const all: string[] = ["MULTI"];
  let layer = [""];
  for (let length = 1; length <= 5; length++) {
    layer = layer.flatMap((text) => [`${text}A`, `${text}2`]);
    all.push(...layer);
  }
  return all;
})();

function bruteForceClash(scheme: Scheme, codes: CodeSet): { name: string; first: NameTuple; second: NameTuple } | null {
  const spelled = new Map<string, NameTuple>();
  const all = (kind: CodeKind) => [
    ...new Set([...codes[kind], ...(codes.retired?.[kind] ?? []), ...(kind === "channel" ? ["MULTI"] : [])]),
  ];
  for (const brandCode of all("brand"))
    for (const marketCode of all("market"))
      for (const channelCode of all("channel"))
        for (const year of YEARS)
          for (const campaignName of NAMES) {
            const tuple = { brandCode, marketCode, channelCode, year, campaignName };
            const name = spell(scheme, tuple);
            const first = spelled.get(name);
            if (first) return { name, first, second: tuple };
            spelled.set(name, tuple);
          }
  return null;
}

function expectTrue(scheme: Scheme, codes: CodeSet, proof: { name: string; first: NameTuple; second: NameTuple }): void {
  expect(proof.first).not.toEqual(proof.second);
  for (const tuple of [proof.first, proof.second]) {
    expect(spell(scheme, tuple)).toBe(proof.name);
    expect(tuple.campaignName).toMatch(/^[A-Za-z0-9]+$/);
    expect(String(tuple.year)).toMatch(/^[1-9]\d{3}$/);
    expect([...codes.brand, ...(codes.retired?.brand ?? [])]).toContain(tuple.brandCode);
    expect([...codes.market, ...(codes.retired?.market ?? [])]).toContain(tuple.marketCode);
    expect(["MULTI", ...codes.channel, ...(codes.retired?.channel ?? [])]).toContain(tuple.channelCode);
  }
}

const anyCode = fc
  .array(fc.constantFrom("A", "2", "_", "_"), { minLength: 1, maxLength: 5 })
  .map((chars) => chars.join(""))
  .filter((code) => /[A2]/.test(code));
/** Codes made of the same few words: where clashes are frequent. */
const wordCode = fc.array(fc.constantFrom("A", "A", "2"), { minLength: 1, maxLength: 3, size: "max" }).map((words) => words.join("_"));
const smallCode = fc.oneof({ weight: 3, arbitrary: wordCode }, { weight: 1, arbitrary: anyCode });
const threeCodes = fc.array(smallCode, { minLength: 1, maxLength: 4, size: "max" });
const multiLike = fc.constantFrom("A_MULTI", "MULTI_A", "MULTI", "A_2222", "2222", "2222_A", "A_MULTI_2222");
const addition = fc.record({
  kind: fc.constantFrom(...CODE_KINDS),
  code: fc.oneof({ weight: 6, arbitrary: smallCode }, { weight: 1, arbitrary: multiLike }),
  retire: fc.boolean(),
});
const otherScheme: fc.Arbitrary<Scheme> = fc.record({
  separator: fc.constantFrom("_", "_", "_", "_", "_", "__", "_-", "-_", "-", "_-_"),
  segments: fc.shuffledSubarray([...SEGMENT_KINDS], { minLength: SEGMENT_KINDS.length }),
});

const anyScheme = fc.oneof(otherScheme, fc.constant(DEFAULT_SCHEME));

describe("checkCodeAddition", () => {
  it("refuses the pair of the design with both readings", () => {
    const existing: CodeSet = { brand: ["DIS"], market: ["US", "KIDS_US"], channel: ["META"] };
    const check = checkCodeAddition(DEFAULT_SCHEME, existing, { kind: "brand", code: "DIS_KIDS" });
    expect(check).toMatchObject({
      ok: false,
      reason: "ambiguous",
      counterexample: {
        name: "DIS_KIDS_US_META_2026_Launch",
        first: { brandCode: "DIS_KIDS", marketCode: "US", channelCode: "META", year: 2026, campaignName: "Launch" },
        second: { brandCode: "DIS", marketCode: "KIDS_US", channelCode: "META", year: 2026, campaignName: "Launch" },
      },
    });
    expect(check.ok === false && check.violations[0]?.message).toContain("brand DIS_KIDS + market US");
  });

  it("lets in codes with underscores that nothing can be confused with", () => {
    const existing: CodeSet = { brand: ["DIS"], market: ["US", "DE"], channel: ["META"] };
    expect(checkCodeAddition(DEFAULT_SCHEME, existing, { kind: "brand", code: "DIS_KIDS" })).toEqual({ ok: true });
    expect(checkCodeAddition(DEFAULT_SCHEME, existing, { kind: "market", code: "US_META_2026" })).toEqual({ ok: true });
  });

  it("counts the channel of campaigns without one", () => {
    const existing: CodeSet = { brand: ["A"], market: ["US"], channel: ["US_MULTI"] };
    const check = checkCodeAddition(DEFAULT_SCHEME, existing, { kind: "brand", code: "A_US" });
    // A_US + US + MULTI and A + US + US_MULTI
    expect(check).toMatchObject({ ok: false, counterexample: { name: "A_US_US_MULTI_2026_Launch" } });
  });

  it("counts retired codes, and does not give them out again", () => {
    const existing: CodeSet = { brand: ["DIS"], market: ["US"], channel: ["META"], retired: { market: ["KIDS_US"], brand: ["OLD"] } };
    expect(checkCodeAddition(DEFAULT_SCHEME, existing, { kind: "brand", code: "DIS_KIDS" })).toMatchObject({
      ok: false,
      reason: "ambiguous",
    });
    expect(checkCodeAddition(DEFAULT_SCHEME, existing, { kind: "brand", code: "old" })).toMatchObject({ ok: false, reason: "retired" });
    expect(checkCodeAddition(DEFAULT_SCHEME, existing, { kind: "brand", code: "dis" })).toMatchObject({ ok: false, reason: "taken" });
    expect(checkCodeAddition(DEFAULT_SCHEME, existing, { kind: "market", code: "OLD" })).toEqual({ ok: true });
    expect(checkCodeAddition(DEFAULT_SCHEME, existing, { kind: "channel", code: "MULTI" })).toMatchObject({ ok: false, reason: "invalid" });
  });

  it("does not blame a new code for an ambiguity that was there before", () => {
    const existing: CodeSet = { brand: ["A", "A_B"], market: ["C", "B_C"], channel: ["META"] };
    expect(findAmbiguity(DEFAULT_SCHEME, existing)).not.toBeNull();
    expect(checkCodeAddition(DEFAULT_SCHEME, existing, { kind: "brand", code: "X" })).toEqual({ ok: true });
  });

  it("needs no pair of segments to be complete before it is asked", () => {
    expect(checkCodeAddition(DEFAULT_SCHEME, EMPTY, { kind: "brand", code: "A" })).toEqual({ ok: true });
    const twoBrands: CodeSet = { ...EMPTY, brand: ["A", "A_B"] };
    expect(checkCodeAddition(DEFAULT_SCHEME, twoBrands, { kind: "market", code: "C" })).toEqual({ ok: true });
    expect(checkCodeAddition(DEFAULT_SCHEME, { ...twoBrands, market: ["C"] }, { kind: "market", code: "B_C" })).toMatchObject({
      reason: "ambiguous",
    });
  });

  it("agrees with trying every name, in both directions, under any scheme", { timeout: 60_000 }, () => {
    let refused = 0;
    let accepted = 0;
    fc.assert(
      fc.property(anyScheme, fc.array(addition, { minLength: 6, maxLength: 14, size: "max" }), (scheme, additions) => {
        let codes: CodeSet = { ...EMPTY, retired: { brand: [], market: [], channel: [] } };
        for (const { kind, code, retire } of additions) {
          const check = checkCodeAddition(scheme, codes, { kind, code });
          if (!check.ok && check.reason !== "ambiguous") continue;
          const grown = withCode(codes, kind, code);
          const clash = bruteForceClash(scheme, grown);
          expect(check.ok).toBe(clash === null);
          expect(findAmbiguity(scheme, grown) === null).toBe(clash === null);
          if (!check.ok) {
            refused++;
            expectTrue(scheme, grown, check.counterexample as NonNullable<typeof check.counterexample>);
            continue;
          }
          accepted++;
          codes = retire ? { ...codes, retired: { ...codes.retired, [kind]: [...(codes.retired?.[kind] ?? []), code] } } : grown;
        }
      }),
      { numRuns: 400 },
    );
    expect(refused).toBeGreaterThan(40);
    expect(accepted).toBeGreaterThan(400);
  });

  it("finds a clash in code sets that came from elsewhere, exactly when there is one", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyScheme, threeCodes, threeCodes, threeCodes, (scheme, brand, market, channel) => {
        const codes: CodeSet = { brand: [...new Set(brand)], market: [...new Set(market)], channel: [...new Set(channel)] };
        const found = findAmbiguity(scheme, codes);
        expect(found === null).toBe(bruteForceClash(scheme, codes) === null);
        if (found) expectTrue(scheme, codes, found);
      }),
      { numRuns: 300 },
    );
  });

  it("answers within 50 ms for 1,000 brands, 300 markets and 40 channels full of underscores", () => {
    const code = (prefix: string, i: number) => `${prefix}${i}_${String.fromCharCode(65 + (i % 26))}_${i % 7}_KIDS_X`.slice(0, 20);
    const codes: CodeSet = {
      brand: Array.from({ length: 1000 }, (_, i) => code("B", i)),
      market: Array.from({ length: 300 }, (_, i) => code("M", i)),
      channel: Array.from({ length: 40 }, (_, i) => code("C", i)),
    };
    expect(findAmbiguity(DEFAULT_SCHEME, codes)).toBeNull();
    const times = CODE_KINDS.flatMap((kind) =>
      Array.from({ length: 4 }, () => {
        const started = performance.now();
        expect(checkCodeAddition(DEFAULT_SCHEME, codes, { kind, code: "NEW_KIDS_M1_B_1" })).toEqual({ ok: true });
        return performance.now() - started;
      }),
    );
    expect(times.sort((a, b) => a - b)[6]).toBeLessThan(50);
  });
});
