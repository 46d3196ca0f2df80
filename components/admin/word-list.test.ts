import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sameWords, withWords, wordsIn } from "./word-list";

describe("a list of words", () => {
  it("is read from lines, commas and semicolons, without what is empty", () => {
    expect(wordsIn(" slot  machine,vodka\n\n; Été ;,")).toEqual(["slot machine", "vodka", "Été"]);
  });

  it("takes no word twice, whatever its case, and keeps its order", () => {
    expect(withWords(["Beer"], ["beer", "wine", "WINE", "beer"])).toEqual(["Beer", "wine"]);
  });

  it("is the same after adding what it has", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (words) => {
        const once = withWords([], words);
        return sameWords(withWords(once, words), once);
      }),
    );
  });
});
