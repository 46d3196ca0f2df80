import { describe, expect, it } from "vitest";
import { nameSegments } from "./name-segments";

const campaign = { brandCode: "DIS_KIDS", marketCode: "US", year: 2026 };

describe("nameSegments", () => {
  it("cuts at the issued codes, whatever separators they contain", () => {
    const segments = nameSegments(campaign, "DIS_KIDS_US_GOOGLE_ADS_2026_MoanaLaunch");
    expect(segments.map((segment) => segment.text)).toEqual(["DIS_KIDS", "US", "GOOGLE_ADS", "2026", "MoanaLaunch"]);
    expect(segments.map((segment) => segment.text).join("_")).toBe("DIS_KIDS_US_GOOGLE_ADS_2026_MoanaLaunch");
  });
  it("keeps a foreign name in one piece", () => {
    expect(nameSegments(campaign, "Winter-Sale-Final-v3")).toEqual([{ place: "name", text: "Winter-Sale-Final-v3" }]);
  });
});
