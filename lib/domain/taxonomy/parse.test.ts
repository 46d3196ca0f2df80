import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCodeAddition } from "./decodability.rules";
import { buildName, canonicalTuple, nameSegment } from "./name.rules";
import { indexCodes, parseName } from "./parse.rules";
import { CODE_KINDS, type CodeKind, type CodeSet, DEFAULT_SCHEME, type NameTuple, spell, withCode } from "./scheme.rules";

const CODES: CodeSet = {
  brand: ["DIS", "DIS_KIDS"],
  market: ["US", "DE", "US_META_2026"],
  channel: ["META", "TIKTOK"],
  retired: { brand: ["OLD_DIS"] },
};

describe("parseName", () => {
  it.each<[string, NameTuple]>([
    ["DIS_US_META_2026_MoanaLaunch", { brandCode: "DIS", marketCode: "US", channelCode: "META", year: 2026, campaignName: "MoanaLaunch" }],
    ["DIS_KIDS_DE_MULTI_2026_2026x", { brandCode: "DIS_KIDS", marketCode: "DE", channelCode: "MULTI", year: 2026, campaignName: "2026x" }],
    ["OLD_DIS_US_META_2026_A", { brandCode: "OLD_DIS", marketCode: "US", channelCode: "META", year: 2026, campaignName: "A" }],
    [
      "DIS_US_META_2026_META_2026_2026",
      { brandCode: "DIS", marketCode: "US_META_2026", channelCode: "META", year: 2026, campaignName: "2026" },
    ],
  ])("reads %s", (name, tuple) => {
    expect(parseName(DEFAULT_SCHEME, CODES, name)).toEqual({ status: "ok", tuple });
    expect(parseName(DEFAULT_SCHEME, indexCodes(CODES), name)).toEqual({ status: "ok", tuple });
  });

  it.each([
    ["XYZ_US_META_2026_A", "no brand code"],
    ["DIS_FR_META_2026_A", 'After brand DIS the name goes on with "FR_META_2026_A", which begins with no market code'],
    ["DIS_US_SNAP_2026_A", "no channel code"],
    ["DIS_US_META_26_A", "no four-digit year"],
    ["DIS_US_META_2026_", "no campaign name"],
    ["DIS_US_META_2026_Moana_Launch", 'goes on with "_Launch" where it should end'],
    ["dis_US_META_2026_A", "no brand code"],
    ["", "no brand code"],
    ["DIS", 'where "_" should stand'],
    ["x".repeat(513), "at most 512"],
  ])("says why it cannot read %j", (name, words) => {
    const parsed = parseName(DEFAULT_SCHEME, CODES, name);
    expect(parsed.status).toBe("unknown");
    expect(parsed.status === "unknown" && parsed.explanation).toContain(words);
  });

  it("shows both readings when codes from elsewhere clash", () => {
    const codes: CodeSet = { brand: ["DIS", "DIS_KIDS"], market: ["US", "KIDS_US"], channel: ["META"] };
    const parsed = parseName(DEFAULT_SCHEME, codes, "DIS_KIDS_US_META_2026_A");
    expect(parsed.status).toBe("ambiguous");
    expect(parsed.status === "ambiguous" && parsed.readings.map((r) => r.marketCode)).toEqual(expect.arrayContaining(["KIDS_US", "US"]));
    expect(parsed.status === "ambiguous" && parsed.explanation).toContain("market KIDS_US");
  });

  it("answers in bounded time on a text made to be read in many ways", () => {
    const words = ["A", "A_A", "A_A_A", "A_A_A_A", "A_A_A_A_A"];
    const codes: CodeSet = { brand: words, market: words, channel: words };
    const started = performance.now();
    expect(parseName(DEFAULT_SCHEME, codes, "A_".repeat(255)).status).toBe("unknown");
    expect(performance.now() - started).toBeLessThan(200);
  });
});

/** `parse(build(x)) = x` for every name ever issued, or the code is refused with a true counterexample. Source: DESIGN §2, Taxonomy. */
describe("round trip", () => {
  const wanted = 100_000;
  const PER_WORKSPACE = 40;

  const word = fc.constantFrom("A", "A", "A", "B", "DIS", "KIDS", "2026", "", "MULTI");
  const hostileCode = fc
    .array(word, { minLength: 1, maxLength: 3, size: "max" })
    .map((words) => words.join("_").slice(0, 20))
    .filter((code) => /[A-Z0-9]/.test(code));
  const anyCode = fc
    .string({ unit: fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789__"), minLength: 1, maxLength: 20 })
    .filter((code) => /[A-Z0-9]/.test(code));
  const code = fc.oneof({ weight: 5, arbitrary: hostileCode }, { weight: 1, arbitrary: anyCode });
  const typed = fc
    .oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
      fc.constantFrom("2026x", "2026", "Été à Paris", "東京"),
    )
    .filter((text) => !text.includes("\0") && nameSegment(text) !== "");
  const workspace = fc.record({
    additions: fc.array(fc.record({ kind: fc.constantFrom(...CODE_KINDS), code }), { minLength: 12, maxLength: 24, size: "max" }),
    retired: fc.array(fc.nat(), { maxLength: 3 }),
    tuples: fc.array(fc.record({ b: fc.nat(), m: fc.nat(), c: fc.nat(), year: fc.integer({ min: 1000, max: 9999 }), typed }), {
      minLength: PER_WORKSPACE,
      maxLength: PER_WORKSPACE,
    }),
  });

  it(`reads back ${wanted} names, or refused their code with a true counterexample`, { timeout: 300_000 }, () => {
    let issued = 0;
    let refused = 0;
    fc.assert(
      fc.property(workspace, ({ additions, retired, tuples }) => {
        let codes: CodeSet = { brand: ["BR"], market: ["MK"], channel: ["CH"] };
        for (const addition of additions) {
          const check = checkCodeAddition(DEFAULT_SCHEME, codes, addition);
          if (check.ok) codes = withCode(codes, addition.kind, addition.code);
          else if (check.reason === "ambiguous") {
            const { name, first, second } = check.counterexample;
            expect(first).not.toEqual(second);
            expect(buildName(DEFAULT_SCHEME, first).name).toBe(name);
            expect(buildName(DEFAULT_SCHEME, second).name).toBe(name);
            refused++;
          }
        }
        const everIssued = codes;
        codes = retire(codes, retired);
        const index = indexCodes(codes);
        for (const { b, m, c, year, typed } of tuples) {
          const tuple: NameTuple = {
            brandCode: pick(everIssued.brand, b),
            marketCode: pick(everIssued.market, m),
            channelCode: pick([...everIssued.channel, "MULTI"], c),
            year,
            campaignName: typed,
          };
          const canonical = canonicalTuple(tuple);
          const { name } = buildName(DEFAULT_SCHEME, tuple);
          if (name !== spell(DEFAULT_SCHEME, canonical)) throw new Error(`${name} is not the canonical spelling`);
          expect(parseName(DEFAULT_SCHEME, index, name)).toEqual({ status: "ok", tuple: canonical });
          issued++;
        }
      }),
      { numRuns: Math.ceil(wanted / PER_WORKSPACE), endOnFailure: true },
    );
    expect(issued).toBeGreaterThanOrEqual(wanted);
    expect(refused).toBeGreaterThan(100);
  });

  function pick(codes: readonly string[], n: number): string {
    return codes[n % codes.length] ?? "";
  }

  /** Some codes move on: their names must still be read. */
  function retire(codes: CodeSet, which: number[]): CodeSet {
    const kinds: readonly CodeKind[] = CODE_KINDS;
    let result = codes;
    for (const n of which) {
      const kind = kinds[n % kinds.length] as CodeKind;
      const [gone, ...rest] = result[kind];
      if (gone === undefined) continue;
      result = { ...result, [kind]: rest, retired: { ...result.retired, [kind]: [...(result.retired?.[kind] ?? []), gone] } };
    }
    return result;
  }
});
