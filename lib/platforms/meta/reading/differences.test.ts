import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ObjectKind, PlatformSnapshot } from "@/lib/platforms/platform";
import { differencesMeta } from "./differences";

const differing = (sent: Record<string, unknown>, fields: Record<string, unknown>, kind: ObjectKind = "ad_group") => {
  const snapshot: PlatformSnapshot = { kind, externalId: "1", parentExternalId: null, name: "", state: "PAUSED", createdAt: null, fields };
  return differencesMeta(kind, sent, snapshot).map(({ pointer, sent: was, seen }) => [pointer, was, seen]);
};

describe("differencesMeta", () => {
  it.each([
    ["an amount as text", { daily_budget: 1800 }, { daily_budget: "1800" }],
    ["one instant in two offsets", { end_time: "2026-12-01T00:00:00-05:00" }, { end_time: "2026-12-01T05:00:00+0000" }],
    ["false for nothing", { is_dynamic_creative: false }, {}],
    ["an empty list for nothing", { special_ad_categories: [] }, {}],
    ["a list in another order", { countries: ["US", "CA"] }, { countries: ["CA", "US"] }],
    ["defaults that Meta adds", { targeting: { age_min: 20 } }, { targeting: { age_min: 20, age_max: 65, targeting_automation: {} } }],
    ["an interest that Meta names", { interests: [{ id: 6003 }] }, { interests: [{ id: "6003", name: "Films" }] }],
    ["our mark and the parent", { adlabels: [{ name: "x" }], campaign_id: "1" }, {}],
  ])("takes %s for the same", (_what, sent, seen) => expect(differing(sent, seen)).toEqual([]));

  it("names each value that differs, at its place in what was sent", () => {
    expect(
      differing(
        { daily_budget: 1800, status: "PAUSED", targeting: { age_min: 18, geo_locations: { countries: ["US"] } } },
        { daily_budget: "2000", status: "ACTIVE", targeting: { age_min: 21, geo_locations: { countries: ["US", "CA"] } } },
      ),
    ).toEqual([
      ["/daily_budget", 1800, "2000"],
      ["/status", "PAUSED", "ACTIVE"],
      ["/targeting/age_min", 18, 21],
      ["/targeting/geo_locations/countries", ["US"], ["US", "CA"]],
    ]);
    expect(differing({ end_time: "2026-12-01T00:00:00Z" }, {})).toEqual([["/end_time", "2026-12-01T00:00:00Z", null]]);
    expect(differing({ cities: [{ key: "1", radius: 10 }] }, { cities: [{ key: "1", radius: 25 }] })).toEqual([
      ["/cities/0/radius", 10, 25],
    ]);
  });

  it("does not hold against a creative that Meta keeps a picture in its own way, but another text", () => {
    const story = (link: object) => ({ object_story_spec: { link_data: link } });
    expect(
      differing(story({ picture: "https://a.example/1.jpg", message: "a" }), story({ image_hash: "x", message: "b" }), "creative"),
    ).toEqual([["/object_story_spec/link_data/message", "a", "b"]]);
  });

  it("finds nothing between a body and itself, whatever it is", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
        expect(differing(body, body)).toEqual([]);
      }),
    );
  });
});
