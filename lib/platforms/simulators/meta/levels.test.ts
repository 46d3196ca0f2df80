import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startSimulators } from "../server";

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, whose values the assertions name
type Json = Record<string, any>;
type Body = Record<string, unknown>;

let dataDir: string;
let simulators: Awaited<ReturnType<typeof startSimulators>>;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "meta-simulator-"));
  simulators = await startSimulators({ port: 0, dataDir });
});
afterAll(async () => {
  await simulators.stop();
  rmSync(dataDir, { recursive: true });
});

async function call(method: string, path: string, body?: unknown): Promise<Json> {
  const response = await fetch(`${simulators.url}/meta/v26.0${path}`, {
    method,
    headers: { authorization: "Bearer sim-token-1", "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Json;
}
const make = async (edge: string, body: Body): Promise<string> => {
  const made = await call("POST", `/act_123456789/${edge}`, body);
  expect(made).toEqual({ id: expect.stringMatching(/^\d{17,}$/) });
  return made.id;
};
const refused = async (edge: string, body: Body) => {
  const { error } = await call("POST", `/act_123456789/${edge}`, body);
  return { code: error.code, subcode: error.error_subcode, blame: JSON.parse(error.error_data ?? "null")?.blame_field_specs };
};

const CAMPAIGN = {
  name: "C",
  objective: "OUTCOME_TRAFFIC",
  special_ad_categories: [],
  status: "PAUSED",
  is_adset_budget_sharing_enabled: false,
};
const ADSET = {
  name: "S",
  status: "PAUSED",
  daily_budget: 5000,
  billing_event: "IMPRESSIONS",
  optimization_goal: "LINK_CLICKS",
  targeting: { geo_locations: { countries: ["US"] } },
};
const STORY = { page_id: "1", link_data: { link: "https://a.example/", message: "m" } };

let campaign: string;
let adset: string;
beforeEach(async () => {
  await fetch(`${simulators.url}/_sim/reset`, { method: "POST" });
  campaign = await make("campaigns", CAMPAIGN);
  adset = await make("adsets", { ...ADSET, campaign_id: campaign });
});

describe("Meta's ad sets", () => {
  it.each([
    ["no campaign", { campaign_id: undefined }, { code: 100, blame: [["campaign_id"]] }],
    ["another's campaign", { campaign_id: "120210000000099999" }, { code: 100, blame: [["campaign_id"]] }],
    ["no name", { name: undefined }, { code: 100, blame: [["name"]] }],
    ["no goal", { optimization_goal: undefined }, { code: 100, blame: [["optimization_goal"]] }],
    ["a goal of another objective", { optimization_goal: "AD_RECALL_LIFT" }, { code: 100, blame: [["optimization_goal"]] }],
    ["a billing event of another goal", { billing_event: "PAGE_LIKES" }, { code: 100, blame: [["billing_event"]] }],
    ["a word that is none", { billing_event: "FAME" }, { code: 100, blame: [["billing_event"]] }],
    ["no budget anywhere", { daily_budget: undefined }, { code: 100, blame: [["daily_budget"]] }],
    ["two budgets", { lifetime_budget: 5000 }, { code: 100, blame: [["daily_budget"], ["lifetime_budget"]] }],
    ["too small a budget", { daily_budget: 99 }, { code: 100, blame: [["daily_budget"]] }],
    ["a lifetime budget without an end", { daily_budget: undefined, lifetime_budget: 5000 }, { code: 100, blame: [["end_time"]] }],
    ["an end in the past", { end_time: "2020-01-01T00:00:00Z" }, { code: 100, blame: [["end_time"]] }],
    ["a bid cap without a bid", { bid_strategy: "LOWEST_COST_WITH_BID_CAP" }, { code: 100, blame: [["bid_amount"]] }],
    ["a bid without a cap", { bid_strategy: "LOWEST_COST_WITHOUT_CAP", bid_amount: 5 }, { code: 100, blame: [["bid_amount"]] }],
    ["nowhere", { targeting: {} }, { code: 100, blame: [["targeting"]] }],
    [
      "a country that is none",
      { targeting: { geo_locations: { countries: ["XX"] } } },
      { code: 100, blame: [["targeting", "geo_locations", "countries"]] },
    ],
    ["an age that is none", { targeting: { ...ADSET.targeting, age_min: 12 } }, { code: 100, blame: [["targeting", "age_min"]] }],
    [
      "the European Union without a beneficiary",
      { targeting: { geo_locations: { countries: ["DE"] } } },
      { code: 100, subcode: 3858081, blame: [["dsa_beneficiary"]] },
    ],
    [
      "a city of it without a payor",
      { targeting: { geo_locations: { cities: [{ key: "1", country: "FR" }] } }, dsa_beneficiary: "Disney" },
      { code: 100, subcode: 3858081, blame: [["dsa_payor"]] },
    ],
  ])("are refused with %s", async (_what, change, error) => {
    expect(await refused("adsets", { ...ADSET, campaign_id: campaign, ...change })).toMatchObject(error);
  });

  it("need what is promoted when conversions are the goal", async () => {
    const sales = await make("campaigns", { ...CAMPAIGN, objective: "OUTCOME_SALES" });
    const conversions = { ...ADSET, campaign_id: sales, optimization_goal: "OFFSITE_CONVERSIONS" };
    expect(await refused("adsets", conversions)).toMatchObject({ subcode: 1815430, blame: [["promoted_object"]] });
    await make("adsets", { ...conversions, promoted_object: { pixel_id: "1", custom_event_type: "PURCHASE" } });
  });

  it("have no budget of their own under a campaign's, and reach the Union with who benefits and who pays", async () => {
    const { is_adset_budget_sharing_enabled: _sharing, ...words } = CAMPAIGN;
    const budgeted = await make("campaigns", { ...words, daily_budget: 5000 });
    expect(await refused("adsets", { ...ADSET, campaign_id: budgeted })).toMatchObject({ code: 100, blame: [["daily_budget"]] });
    const { daily_budget: _budget, ...rest } = ADSET;
    const union = { targeting: { geo_locations: { countries: ["DE"] } }, dsa_beneficiary: "Disney", dsa_payor: "Agency" };
    await make("adsets", { ...rest, ...union, campaign_id: budgeted });
  });

  it("change their budget four times in an hour and not a fifth time", async () => {
    for (const budget of [6000, 7000, 8000, 9000])
      expect(await call("POST", `/${adset}`, { daily_budget: budget })).toEqual({ success: true });
    expect((await call("POST", `/${adset}`, { daily_budget: 9500 })).error).toMatchObject({ code: 17 });
    expect(await call("POST", `/${adset}`, { name: "S2" })).toEqual({ success: true });
    expect(await call("GET", `/${adset}?fields=name,daily_budget`)).toEqual({ id: adset, name: "S2", daily_budget: "9000" });
  });
});

describe("Meta's creatives and ads", () => {
  it.each([
    ["nothing in them", {}, [["object_story_spec"]]],
    ["no page", { object_story_spec: { link_data: STORY.link_data } }, [["object_story_spec", "page_id"]]],
    ["no link", { object_story_spec: { page_id: "1", link_data: { message: "m" } } }, [["object_story_spec", "link_data", "link"]]],
    [
      "a video without a thumbnail",
      { object_story_spec: { page_id: "1", video_data: { video_id: "2" } } },
      [["object_story_spec", "video_data", "image_url"]],
    ],
    ["two stories", { object_story_spec: { ...STORY, text_data: {} } }, [["object_story_spec"]]],
  ])("creatives are refused with %s", async (_what, body, blame) => {
    expect(await refused("adcreatives", { name: "K", ...body })).toMatchObject({ code: 100, blame });
  });

  it("ads need an ad set and a creative that exist, and go with what they are in", async () => {
    const creative = await make("adcreatives", { name: "K", object_story_spec: STORY });
    const ad = { name: "A", status: "ACTIVE", adset_id: adset, creative: { creative_id: creative } };
    expect(await refused("ads", { ...ad, adset_id: campaign })).toMatchObject({ blame: [["adset_id"]] });
    expect(await refused("ads", { ...ad, creative: { creative_id: adset } })).toMatchObject({ blame: [["creative", "creative_id"]] });
    const id = await make("ads", ad);
    const status = async () => (await call("GET", `/${id}?fields=status,effective_status`)).effective_status;
    expect(await status()).toBe("ADSET_PAUSED");
    await call("POST", `/${adset}`, { status: "ACTIVE" });
    expect(await status()).toBe("CAMPAIGN_PAUSED");
    await call("POST", `/${campaign}`, { status: "ACTIVE" });
    expect(await status()).toBe("ACTIVE");
    expect((await call("GET", `/${campaign}/ads?effective_status=["ACTIVE"]`)).data).toEqual([{ id }]);
    expect((await call("GET", `/${adset}/adcreatives`)).data).toEqual([{ id: creative }]);
    expect(await call("DELETE", `/${campaign}`)).toEqual({ success: true });
    expect(await status()).toBe("DELETED");
    expect((await call("POST", `/${id}`, { name: "B" })).error).toMatchObject({ error_user_title: "Ad Is Deleted" });
  });

  it("keep what they show", async () => {
    const creative = await make("adcreatives", { name: "K", object_story_spec: STORY });
    await call("POST", `/${creative}`, { name: "K2", object_story_spec: { page_id: "2" } });
    expect(await call("GET", `/${creative}?fields=name,object_story_spec`)).toEqual({ id: creative, name: "K2", object_story_spec: STORY });
  });
});

describe("labels", () => {
  it("belong to the account, are put on any object and taken off, and find it", async () => {
    const made = await call("POST", "/act_123456789/adlabels", { name: "L" });
    expect(await call("POST", `/${adset}/adlabels`, { adlabels: [{ name: "L" }] })).toMatchObject({ success: true });
    const filtering = encodeURIComponent(JSON.stringify([{ field: "adset.adlabels", operator: "ANY", value: ["L"] }]));
    const found = async () => (await call("GET", `/act_123456789/adsets?fields=adlabels&filtering=${filtering}`)).data;
    expect(await found()).toEqual([{ id: adset, adlabels: [{ id: made.id, name: "L" }] }]);
    await call("DELETE", `/${adset}/adlabels`, { adlabels: [{ name: "L" }] });
    expect(await found()).toEqual([]);
    expect((await call("GET", "/act_123456789/adlabels?fields=name")).data).toEqual([{ id: made.id, name: "L" }]);
  });
});

describe("usage", () => {
  it("is told by every answer, in all three headers", async () => {
    const response = await fetch(`${simulators.url}/meta/v26.0/${adset}?fields=id`, { headers: { authorization: "Bearer sim-token-1" } });
    expect(JSON.parse(response.headers.get("x-business-use-case-usage") ?? "")["123456789"]).toMatchObject([
      { type: "ads_management", call_count: 0, ads_api_access_tier: "standard_access" },
    ]);
    expect(JSON.parse(response.headers.get("x-ad-account-usage") ?? "")).toMatchObject({
      acc_id_util_pct: expect.any(Number),
      reset_time_duration: 3600,
    });
    expect(JSON.parse(response.headers.get("x-app-usage") ?? "")).toMatchObject({ call_count: 0 });
  });
});
