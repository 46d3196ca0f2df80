import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { plainLine, plainLineProblems } from "./plain-line";

describe("one plain line", () => {
  it.each([
    "Moana Launch",
    "Été à Paris, 東京 & Ünïcödé №5",
    "👨‍👩‍👧‍👦 family",
    "🏳️‍🌈 pride",
    "👩🏽‍⚕️ nurses",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿 England",
    "❤️‍🔥",
    "می‌خواهم",
    "ක්‍රිකට්",
    "क्‍ष",
    "שלום עולם",
    "e\u0301te\u0301",
  ])("keeps %j", (text) => expect(plainLineProblems(text)).toEqual({ found: [], cleaned: text }));

  it.each([
    ["two\nlines", ["a line break"], "two lines"],
    ["two\r\nlines", ["a line break"], "two lines"],
    ["a\u2028b", ["a line break"], "a b"],
    ["tab\there", ["a tab"], "tab here"],
    ["safe\u202Eexe.moc", ["a mark that turns the direction of the text"], "safeexe.moc"],
    ["\u2066iso\u2069", ["a mark that turns the direction of the text"], "iso"],
    ["Mo\u200Bana", ["a zero-width character"], "Moana"],
    ["Mo\u200Dana", ["a zero-width character"], "Moana"],
    ["Mo\uFEFFana", ["a zero-width character"], "Moana"],
    ["\u0645\u06cc\u200c", ["a zero-width character"], "\u0645\u06cc"],
    ["soft\u00ADhyphen", ["U+00AD"], "softhyphen"],
    ["bell\u0007", ["U+0007"], "bell"],
    ["blank\u3164", ["U+3164"], "blank"],
    ["tag\u{E0041}", ["U+E0041"], "tag"],
  ])("refuses %j and says why", (text, found, cleaned) => expect(plainLineProblems(text)).toEqual({ found, cleaned }));

  it("is cleaned once and for all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { cleaned } = plainLineProblems(text);
        expect(plainLineProblems(cleaned).cleaned).toBe(cleaned);
        expect(cleaned).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200b\u2060]/u);
      }),
    );
  });

  it("is a rule of a schema, which names what it found", () => {
    const parsed = plainLine(z.string().trim().min(1)).safeParse(" Mo\u200Bana ");
    expect(parsed.error?.issues).toMatchObject([{ params: { rule: "plain_line" }, message: expect.stringContaining('"Moana"') }]);
    expect(plainLine(z.string().trim()).parse(" Moana\n")).toBe("Moana");
  });
});
