import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasEmoji, lengthOf, tidied, withoutEmoji } from "./text-counting";

const text = fc.string({ unit: "grapheme" });
const spaced = fc
  .array(fc.constantFrom("a", " ", "  ", "\n", "\t", "\u00A0", "海", "🌊", "👨‍👩‍👧", "©", "1", "\uFE0F"))
  .map((parts) => parts.join(""));

describe("lengthOf", () => {
  it.each<[string, number, number]>([
    ["", 0, 0],
    ["ocean", 5, 5],
    ["海が呼ぶ", 4, 8],
    ["바다", 2, 4],
    ["ＡＢ！", 3, 6],
    ["é🌊", 2, 2],
  ])("counts %j as %i characters, %i wide", (given, characters, wide) => {
    expect([lengthOf(given, "characters"), lengthOf(given, "wide")]).toEqual([characters, wide]);
  });

  it("adds up, and counts nothing more than twice", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        for (const counting of ["characters", "wide"] as const)
          expect(lengthOf(`${one} ${other}`, counting)).toBe(lengthOf(one, counting) + 1 + lengthOf(other, counting));
        expect(lengthOf(one, "wide")).toBeGreaterThanOrEqual(lengthOf(one, "characters"));
        expect(lengthOf(one, "wide")).toBeLessThanOrEqual(2 * lengthOf(one, "characters"));
      }),
    );
  });
});

describe("withoutEmoji", () => {
  it.each([
    ["The 🌊 calls", "The calls"],
    ["👨‍👩‍👧 family 🇺🇸 1️⃣", "family"],
    ["👍🏽 Yes", "Yes"],
    ["🌊", ""],
    ["The ocean © 2026, 1 #sea™", "The ocean © 2026, 1 #sea™"],
  ])("%j → %j", (given, left) => {
    expect(withoutEmoji(given)).toBe(left);
  });

  it("leaves none, and nothing to tidy", () => {
    fc.assert(
      fc.property(fc.oneof(text, spaced), (given) => {
        const left = withoutEmoji(given);
        expect(hasEmoji(left)).toBe(false);
        expect(tidied(left)).toBe(left);
      }),
    );
  });
});

describe("tidied", () => {
  it("is the same when done again, and keeps line breaks and words", () => {
    expect(tidied(" The  ocean \n\n calls\u00A0\u00A0you ")).toBe("The ocean\n\n calls you");
    fc.assert(
      fc.property(fc.oneof(text, spaced), (given) => {
        expect(tidied(tidied(given))).toBe(tidied(given));
        expect(tidied(given).replace(/\s/g, "")).toBe(given.replace(/\s/g, ""));
      }),
    );
  });
});
