import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildName, canonicalTuple, nameSegment, previewName, validateTypedName } from "./name.rules";
import { NAME_LIMITS } from "./name-limits.rules";
import { DEFAULT_SCHEME, type NameTuple, type Scheme, schemePattern, validateScheme } from "./scheme.rules";

const TUPLE: NameTuple = { brandCode: "DIS", marketCode: "US", channelCode: "META", year: 2026, campaignName: "Moana Launch" };
const PARTS = { ...TUPLE, platform: null };

describe("nameSegment", () => {
  it.each([
    ["Moana Launch!", "MoanaLaunch"],
    ["Été à Paris", "EteaParis"],
    ["東京", "DongJing"],
    ["Москва 2026", "Moskva2026"],
    ["한국", "HanGug"],
    ["مرحبا", "mrhb"],
    ["straße_№1", "strasseNo1"],
    ["Launch 🎉", "Launchtada"],
    ["\u200Ba\u200Db\u202Ec\uFEFF", "abc"],
    ["50 % off — now", "50offnow"],
  ])("spells %s as %s", (typed, segment) => {
    expect(nameSegment(typed)).toBe(segment);
  });

  it("depends on the canonical form only, and is ASCII letters and digits for any text", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (typed) => {
        const segment = nameSegment(typed);
        expect(segment).toMatch(/^[A-Za-z0-9]*$/);
        expect(nameSegment(typed.normalize("NFC"))).toBe(segment);
        expect(nameSegment(typed.normalize("NFD"))).toBe(segment);
        expect(nameSegment(segment)).toBe(segment);
      }),
      { numRuns: 2000 },
    );
  });

  it("reads every composed character like its decomposed twin", () => {
    const composed = ["é", "й", "Å", "한", "が", "ễ", "ﬁ"];
    for (const text of composed) expect(nameSegment(text.normalize("NFD"))).toBe(nameSegment(text.normalize("NFC")));
  });
});

describe("validateTypedName", () => {
  it.each([
    ["", "name.required"],
    ["   ", "name.required"],
    ["!!! —", "name.empty"],
    ["\u200B\u202E", "name.empty"],
    ["x".repeat(201), "name.length"],
    ["Launch \uD800", "name.characters"],
    ["Launch\0", "name.characters"],
  ])("refuses %j by %s", (typed, rule) => {
    expect(validateTypedName(typed).map((v) => v.rule)).toContain(rule);
  });

  it("counts characters as people do, whatever the normal form", () => {
    expect(validateTypedName("é".repeat(200).normalize("NFD"))).toEqual([]);
    expect(validateTypedName("🎉".repeat(200))).toEqual([]);
    expect(validateTypedName("🎉".repeat(201)).map((v) => v.rule)).toEqual(["name.length"]);
  });
});

describe("buildName and previewName", () => {
  it("spells the design's example", () => {
    const { name, segments } = buildName(DEFAULT_SCHEME, TUPLE);
    expect(name).toBe("DIS_US_META_2026_MoanaLaunch");
    for (const { text, start, end } of segments) expect(name.slice(start, end)).toBe(text);
    expect(segments.map((s) => s.kind)).toEqual(["brand", "market", "channel", "year", "name"]);
  });

  it("follows another scheme", () => {
    const scheme: Scheme = { separator: "-", segments: ["year", "name", "brand", "channel", "market"] };
    expect(validateScheme(scheme)).toEqual([]);
    expect(schemePattern(scheme)).toBe("[Year]-[CampaignName]-[BrandCode]-[ChannelPlatform]-[MarketCode]");
    expect(buildName(scheme, TUPLE).name).toBe("2026-MoanaLaunch-DIS-META-US");
  });

  it("upper-cases codes and names a campaign without a channel with MULTI", () => {
    const preview = previewName(DEFAULT_SCHEME, { ...PARTS, brandCode: "dis", channelCode: null });
    expect(preview).toMatchObject({ name: "DIS_US_MULTI_2026_MoanaLaunch", violations: [] });
    expect(canonicalTuple({ ...TUPLE, brandCode: "dis" })).toEqual({ ...TUPLE, campaignName: "MoanaLaunch" });
  });

  it("shows what is there while it is typed, with every violation at once", () => {
    const preview = previewName(DEFAULT_SCHEME, { brandCode: "DIS", marketCode: null, channelCode: null, year: null, campaignName: "" });
    expect(preview.name).toBeNull();
    expect(preview.segments.map((s) => s.text)).toEqual(["DIS", "", "MULTI", "", ""]);
    expect(preview.violations.map((v) => v.pointer)).toEqual(["/marketId", "/year", "/campaignName"]);
  });

  it("refuses years that do not have four digits", () => {
    for (const year of [26, 999, 10_000, 2026.5, Number.NaN, -2026]) {
      expect(previewName(DEFAULT_SCHEME, { ...PARTS, year }).violations.map((v) => v.rule)).toEqual(["name.year"]);
    }
  });

  it("knows the platform's limit", () => {
    const long = { ...PARTS, campaignName: "x".repeat(120) };
    expect(previewName(DEFAULT_SCHEME, { ...long, platform: "microsoft_ads" }).violations).toMatchObject([
      { rule: "name.platform_length", pointer: "/campaignName" },
    ]);
    expect(previewName(DEFAULT_SCHEME, { ...long, platform: "meta" }).violations).toEqual([]);
    expect(
      previewName(DEFAULT_SCHEME, { ...long, campaignName: "🎉".repeat(200), platform: "meta" }).violations.map((v) => v.rule),
    ).toEqual(["name.total_length"]);
    expect(NAME_LIMITS.every((limit) => limit.source.startsWith("spec/platforms.md"))).toBe(true);
  });

  it("throws the violations when a name is demanded of parts that are not lawful", () => {
    expect(() => buildName(DEFAULT_SCHEME, { ...TUPLE, brandCode: "D-S", campaignName: "…" })).toThrow(
      expect.objectContaining({
        code: "TAXONOMY_001",
        violations: [expect.objectContaining({ pointer: "/brandId" }), expect.objectContaining({ pointer: "/campaignName" })],
      }),
    );
  });

  it("takes a segment that is longer than what was typed for it", () => {
    const { name } = buildName(DEFAULT_SCHEME, { ...TUPLE, campaignName: "東京".repeat(40) });
    const segment = nameSegment("東京".repeat(40));
    expect(segment.length).toBeGreaterThan(200);
    expect(buildName(DEFAULT_SCHEME, { ...TUPLE, campaignName: segment }).name).toBe(name);
    expect(previewName(DEFAULT_SCHEME, { ...PARTS, campaignName: segment }).violations.map((v) => v.rule)).toEqual(["name.length"]);
  });

  it("answers at once for a pasted book", () => {
    const started = performance.now();
    const preview = previewName(DEFAULT_SCHEME, { ...PARTS, campaignName: "東京 ".repeat(300_000) });
    expect(preview.violations.map((v) => v.rule)).toEqual(["name.length"]);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe("validateScheme", () => {
  it("refuses a scheme that could not be read back", () => {
    expect(validateScheme({ separator: "_", segments: ["brand", "market", "year", "name"] }).map((v) => v.rule)).toEqual([
      "scheme.segments",
    ]);
    expect(
      validateScheme({ separator: "_", segments: ["brand", "market", "channel", "year", "name", "brand"] }).map((v) => v.rule),
    ).toEqual(["scheme.segments"]);
    expect(validateScheme({ separator: "x", segments: DEFAULT_SCHEME.segments }).map((v) => v.rule)).toEqual(["scheme.separator"]);
    expect(validateScheme({ separator: "", segments: DEFAULT_SCHEME.segments }).map((v) => v.rule)).toEqual(["scheme.separator"]);
    expect(validateScheme(DEFAULT_SCHEME)).toEqual([]);
  });
});
