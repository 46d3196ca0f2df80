import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffLines, foldDiff, markWords } from "./line-diff";

const line = fc.constantFrom("a", "b", "c", "{", "}", '"budget": 1');
const text = fc.array(line, { maxLength: 24 });

describe("diffLines", () => {
  it("contains both texts in order, whatever they are", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        expect(lines.filter((l) => l.kind !== "add").map((l) => l.text)).toEqual(before);
        expect(lines.filter((l) => l.kind !== "del").map((l) => l.text)).toEqual(after);
      }),
    );
  });
  it("shows nothing as changed between equal texts", () => {
    fc.assert(fc.property(text, (same) => diffLines(same, same).every((l) => l.kind === "same")));
  });
});

describe("foldDiff", () => {
  it("counts what it leaves out and marks the word that changed", () => {
    const before = ["{", "1", "2", "3", '"daily_budget": "180000"', "}"];
    const after = ["{", "1", "2", "3", '"daily_budget": "240000"', "}"];
    const runs = foldDiff(diffLines(before, after));
    expect(runs[0]).toEqual({ kind: "skipped", count: 3 });
    const changed = runs.flatMap((run) => (run.kind === "line" ? (run.pieces ?? []).filter((p) => p.changed).map((p) => p.text) : []));
    expect(changed).toEqual(["180000", "240000"]);
  });
  it("never loses a line", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        const shown = foldDiff(lines).reduce((sum, run) => sum + (run.kind === "skipped" ? run.count : 1), 0);
        expect(shown).toBe(lines.length);
      }),
    );
  });
});

it("markWords puts each line together again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
      const marked = markWords(a, b);
      expect(marked.before.map((p) => p.text).join("")).toBe(a);
      expect(marked.after.map((p) => p.text).join("")).toBe(b);
    }),
  );
});
