import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { approvalHash } from "./approval-hash";
import { type ApprovedFields, changedContent } from "./approved-content.rules";

const CAMPAIGN: ApprovedFields = {
  name: "DIS_US_META_2026_MoanaLaunch",
  campaignName: "Moana Launch",
  brandId: "b",
  marketId: "m",
  channelId: "c",
  budget: "1800.5",
  currency: "USD",
  startTyped: "2026-12-01",
  endTyped: "2026-12-31",
  startAt: new Date("2026-12-01T05:00:00Z"),
  endAt: new Date("2027-01-01T05:00:00Z"),
  timeZone: "America/New_York",
  audience: { segments: ["parents"], rules: [{ field: "age", operator: "greater_than", value: 25 }] },
  content: { headline: "Sail" },
  schedule: {},
};

/** The same JSON with the keys of every object in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reordered(item)]),
  );
}

const json = fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5 });

describe("approvalHash", () => {
  it("is a SHA-256 that stays the same for ever for the same content", () => {
    expect(approvalHash(CAMPAIGN)).toBe("568b71801d929859cf3a9c212c31fcb9fac5b53b139db68a1a122048b17b4c1a");
  });

  it("does not depend on the order of keys, nor on how the money is written", () => {
    fc.assert(
      fc.property(json, (content) => {
        const campaign = { ...CAMPAIGN, content };
        expect(approvalHash({ ...campaign, content: reordered(content), budget: "1800.5000" })).toBe(approvalHash(campaign));
      }),
    );
  });

  it("differs when the content does, and only then", () => {
    fc.assert(
      fc.property(json, json, (first, second) => {
        const a = { ...CAMPAIGN, audience: first };
        const b = { ...CAMPAIGN, audience: second };
        expect(approvalHash(a) === approvalHash(b)).toBe(changedContent(a, b).length === 0);
      }),
    );
  });
});

describe("changedContent", () => {
  const edits: [string, Partial<ApprovedFields>][] = [
    ["name", { name: "DIS_US_META_2026_Other" }],
    ["campaign_name", { campaignName: "Moana  Launch" }],
    ["brand_id", { brandId: "b2" }],
    ["market_id", { marketId: "m2" }],
    ["channel_id", { channelId: null }],
    ["budget", { budget: "1800.51" }],
    ["currency", { currency: "EUR" }],
    ["start_date", { startTyped: "2026-12-02", startAt: new Date("2026-12-02T05:00:00Z") }],
    ["start_date", { startTyped: "2026-12-01T00:00:00-05:00" }],
    ["end_date", { endTyped: null, endAt: null }],
    ["time_zone", { timeZone: "Europe/Berlin" }],
    ["audience", { audience: {} }],
    ["content", { content: { headline: "Sail!" } }],
    ["schedule", { schedule: { frequency: "daily" } }],
  ];

  it.each(edits)("names %s", (field, edit) => {
    expect(changedContent(CAMPAIGN, { ...CAMPAIGN, ...edit })).toEqual([field]);
    expect(approvalHash({ ...CAMPAIGN, ...edit })).not.toBe(approvalHash(CAMPAIGN));
  });

  it("finds nothing in money written another way, or keys in another order", () => {
    expect(changedContent(CAMPAIGN, { ...CAMPAIGN, budget: "1800.50", audience: reordered(CAMPAIGN.audience) })).toEqual([]);
  });
});
