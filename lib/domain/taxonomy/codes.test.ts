import { describe, expect, it } from "vitest";
import { validateCode } from "./codes.rules";
import { checkCodeAddition } from "./decodability.rules";
import { type CodeSet, DEFAULT_SCHEME } from "./scheme.rules";
import { suggestCodes } from "./suggest-code.rules";
import { codeInput } from "./taxonomy.schema";

describe("validateCode", () => {
  it.each(["DIS", "dis", "DIS_KIDS", "_DIS", "DIS_", "A__B", "360", "2026", "A".repeat(20)])("takes %s", (code) => {
    expect(validateCode("brand", code)).toEqual([]);
  });

  it.each([
    ["", "code.empty", undefined],
    ["D-S", "code.characters", "D_S"],
    ["DIS KIDS", "code.characters", "DIS_KIDS"],
    [" DIS", "code.characters", "DIS"],
    ["ſ", "code.characters", undefined],
    ["ı1", "code.characters", "1"],
    ["É", "code.characters", undefined],
    ["A\u200B", "code.characters", "A"],
    ["___", "code.blank", undefined],
    ["A".repeat(21), "code.length", "A".repeat(20)],
  ])("refuses %j by %s", (code, rule, suggestion) => {
    const [violation] = validateCode("brand", code);
    expect(violation?.rule).toBe(rule);
    expect(violation?.suggestion).toBe(suggestion);
    if (suggestion !== undefined) expect(validateCode("brand", suggestion)).toEqual([]);
  });

  it("shows invisible characters by their number", () => {
    expect(validateCode("market", "U\u200BS")[0]?.message).toContain("U+200B");
  });

  it("keeps MULTI for campaigns without a channel", () => {
    expect(validateCode("channel", "multi").map((v) => v.rule)).toEqual(["code.reserved"]);
    expect(validateCode("brand", "MULTI")).toEqual([]);
  });

  it("is the rule of the input schema too", () => {
    expect(codeInput("brand").parse("dis_kids")).toBe("DIS_KIDS");
    expect(codeInput("brand").safeParse("dis kids").success).toBe(false);
  });
});

describe("suggestCodes", () => {
  const existing: CodeSet = { brand: ["DIS"], market: ["US", "KIDS_US"], channel: ["META"] };

  it("offers spellings that would do", () => {
    expect(checkCodeAddition(DEFAULT_SCHEME, existing, { kind: "brand", code: "DIS_KIDS" }).ok).toBe(false);
    expect(suggestCodes(DEFAULT_SCHEME, existing, "brand", "DIS_KIDS")).toEqual(["DISKIDS", "DISK", "DK"]);
    expect(suggestCodes(DEFAULT_SCHEME, existing, "brand", "Été à Paris", 1)).toEqual(["ETEAPARIS"]);
  });

  it("numbers a name that is taken in every other spelling", () => {
    const taken: CodeSet = { ...existing, brand: ["ACME", "ACM"], retired: { brand: ["ACME2"] } };
    expect(suggestCodes(DEFAULT_SCHEME, taken, "brand", "Acme")).toEqual(["ACME3", "ACME4", "ACME5"]);
  });

  it("has nothing to offer for a name without letters", () => {
    expect(suggestCodes(DEFAULT_SCHEME, existing, "brand", "…")).toEqual([]);
  });
});
