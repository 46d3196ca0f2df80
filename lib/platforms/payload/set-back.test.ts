import { describe, expect, it } from "vitest";
import { setBack } from "./set-back";

const word = { object: "campaign 5", word: "objective", pointer: "/objective", madeWith: "OUTCOME_TRAFFIC", now: "OUTCOME_SALES" };

describe("a word that was changed after its object was made", () => {
  it("is set back to what it was made with, or taken out", () => {
    expect(setBack(word)).toMatchObject({
      pointer: "/objective",
      message: expect.stringContaining('made with objective "OUTCOME_TRAFFIC"'),
      suggestion: [{ op: "replace", path: "/objective", value: "OUTCOME_TRAFFIC" }],
    });
    expect(setBack({ ...word, madeWith: undefined })).toMatchObject({
      message: expect.stringContaining("without objective"),
      suggestion: [{ op: "remove", path: "/objective" }],
    });
  });

  it("is left to a person where what was sent may not be what was written", () => {
    expect(setBack({ ...word, madeWith: 180_050, now: 5 }).suggestion).toBeNull();
    expect(setBack({ ...word, madeWith: "1", now: true }).suggestion).toBeNull();
    expect(setBack({ ...word, pointer: null })).toMatchObject({ pointer: "", suggestion: null });
  });
});
