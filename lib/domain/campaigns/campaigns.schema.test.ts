import { describe, expect, it } from "vitest";
import { createCampaignInput, updateCampaignInput } from "./campaigns.schema";
import { listCampaignsInput } from "./list-campaigns.schema";

const LEAST = {
  campaignName: "Moana Launch",
  brandId: "01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3d",
  marketId: "01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3e",
};

function faults(input: object): string[] {
  const result = createCampaignInput.safeParse({ ...LEAST, ...input });
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join("."));
}

function nested(levels: number): object {
  return levels === 0 ? {} : { deeper: nested(levels - 1) };
}

describe("createCampaignInput", () => {
  it("asks for a name, a brand and a market, and nothing else", () => {
    expect(faults({})).toEqual([]);
    const result = createCampaignInput.safeParse({});
    expect(result.error?.issues.map((issue) => issue.path.join("."))).toEqual(["campaignName", "brandId", "marketId"]);
  });

  it("parses what it gave out to the same again", () => {
    const once = createCampaignInput.parse({
      ...LEAST,
      status: "draft",
      type: "Email",
      budget: 1800.5,
      targetPercentage: "15.0",
      currency: "usd",
      startDate: "2026-12-01",
    });
    expect(once).toMatchObject({ status: "DRAFT", type: "email", budget: "1800.5", targetPercentage: "15", currency: "USD" });
    expect(createCampaignInput.parse(once)).toEqual(once);
  });

  it.each([
    ["budget", -1],
    ["budget", "1,800"],
    ["budget", "1.23456"],
    ["targetPercentage", 100.01],
    ["targetPercentage", -1],
    ["targetPercentage", "12.345"],
    ["year", 26],
    ["currency", "DOLLAR"],
    ["type", "fax"],
    ["status", "RUNNING"],
    ["startDate", "2026-02-30"],
    ["campaignName", "   "],
    ["metadata", []],
  ])("refuses %s %j", (field, value) => {
    expect(faults({ [field]: value })).toEqual([field]);
  });

  it("keeps seed 004's limits where an audience has those parts", () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => ({ field: `f${i}` }));
    expect(faults({ audience: { rules: many(10), segments: many(5), test_groups: many(3), anything: many(99) } })).toEqual([]);
    expect(faults({ audience: { rules: many(11), segments: many(6), test_groups: many(4) } })).toEqual([
      "audience.rules",
      "audience.segments",
      "audience.test_groups",
    ]);
  });

  it("keeps opaque JSON storable and small", () => {
    expect(faults({ content: nested(15) })).toEqual([]);
    expect(faults({ content: nested(17) })).toEqual(["content"]);
    expect(faults({ metadata: { text: "x".repeat(64 * 1024) } })).toEqual(["metadata"]);
    expect(faults({ schedule: { text: "a\0b" } })).toEqual(["schedule"]);
    expect(faults({ content: { text: "\ud800" } })).toEqual(["content"]);
    expect(faults({ content: { when: new Date() } })).toEqual(["content"]);
    expect(faults({ content: { far: Number.POSITIVE_INFINITY } })).toEqual(["content"]);
  });
});

it("an update may be empty and clear what can be empty", () => {
  expect(updateCampaignInput.parse({})).toEqual({});
  expect(updateCampaignInput.parse({ description: null, startDate: null, targetPercentage: null })).toEqual({
    description: null,
    startDate: null,
    targetPercentage: null,
  });
  expect(updateCampaignInput.safeParse({ budget: null }).success).toBe(false);
});

it("a list is newest first, without what is archived", () => {
  expect(listCampaignsInput.parse({ status: ["draft"] })).toMatchObject({
    sort: "-created_at",
    archived: "false",
    status: ["DRAFT"],
    limit: 50,
  });
});
