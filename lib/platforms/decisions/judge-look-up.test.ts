import { describe, expect, it } from "vitest";
import type { Candidate } from "@/lib/platforms/platform";
import { judgeLookUp } from "./judge-look-up";

const SINCE = new Date("2026-11-21T09:00:00.400Z");
const candidate = (externalId: string, extra: Partial<Candidate> = {}): Candidate => ({
  externalId,
  name: "DIS_US_META_2026_Moana",
  status: "PAUSED",
  createdAt: "2026-11-21T09:00:01.000Z",
  reference: null,
  ...extra,
});
const judge = (candidates: Candidate[], extra: { known?: string[]; marksCreations?: boolean } = {}) =>
  judgeLookUp({
    candidates,
    reference: "ref",
    name: "DIS_US_META_2026_Moana",
    since: SINCE,
    known: new Set(extra.known),
    marksCreations: extra.marksCreations ?? true,
  });

describe("judgeLookUp", () => {
  it("adopts what carries our mark, whatever else has the name", () => {
    expect(judge([candidate("1"), candidate("2", { reference: "ref" })])).toEqual({ kind: "found", externalId: "2", by: "reference" });
  });

  it("leaves two marked objects to a person", () => {
    expect(judge([candidate("1", { reference: "ref" }), candidate("2", { reference: "ref" })])).toMatchObject({ kind: "ambiguous" });
  });

  it("never adopts what was deleted, and takes what is there beside it", () => {
    const deleted = candidate("1", { reference: "ref", status: "DELETED" });
    expect(judge([deleted])).toEqual({ kind: "absent" });
    expect(judge([deleted, candidate("2", { reference: "ref" })])).toMatchObject({ kind: "found", externalId: "2" });
    expect(judge([candidate("1", { status: "DELETED" })], { marksCreations: false })).toEqual({ kind: "absent" });
  });

  it("says absent when there is nothing, only an older namesake, another ticket's, or one we know", () => {
    expect(judge([])).toEqual({ kind: "absent" });
    expect(judge([candidate("1", { createdAt: "2026-11-21T08:59:59.000Z" })])).toEqual({ kind: "absent" });
    expect(judge([candidate("1", { reference: "another" })])).toEqual({ kind: "absent" });
    expect(judge([candidate("1")], { known: ["1"] })).toEqual({ kind: "absent" });
    expect(judge([candidate("1", { name: "DIS_US_META_2026_Moana2" })])).toEqual({ kind: "absent" });
  });

  it("never adopts an unmarked namesake where the platform would have written our mark", () => {
    expect(judge([candidate("1")])).toMatchObject({ kind: "ambiguous", candidates: [{ externalId: "1" }] });
  });

  describe("on a platform without a place for a mark", () => {
    const marksCreations = false;
    it("adopts the only namesake created since, to the second", () => {
      expect(judge([candidate("1", { createdAt: "2026-11-21T09:00:00.000Z" })], { marksCreations })).toEqual({
        kind: "found",
        externalId: "1",
        by: "name",
      });
      expect(judge([candidate("1"), candidate("2")], { marksCreations, known: ["2"] })).toMatchObject({ kind: "found", externalId: "1" });
    });

    it("leaves several, an undated one, and one within the clocks' difference to a person", () => {
      expect(judge([candidate("1"), candidate("2")], { marksCreations })).toMatchObject({ kind: "ambiguous" });
      expect(judge([candidate("1", { createdAt: null })], { marksCreations })).toMatchObject({ kind: "ambiguous" });
      expect(judge([candidate("1", { createdAt: "2026-11-21T08:59:30.000Z" })], { marksCreations })).toMatchObject({ kind: "ambiguous" });
      expect(judge([candidate("1", { createdAt: "2026-11-21T08:58:00.000Z" })], { marksCreations })).toEqual({ kind: "absent" });
    });
  });
});
