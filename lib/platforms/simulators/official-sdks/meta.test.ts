import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ad, AdAccount, AdCreative, AdSet, Campaign, FacebookAdsApi } from "facebook-nodejs-business-sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startSimulators } from "../server";

let dataDir: string;
let simulators: Awaited<ReturnType<typeof startSimulators>>;
let account: AdAccount;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "meta-sdk-"));
  simulators = await startSimulators({ port: 0, dataDir });
  // All that tells the SDK of the simulator: where it listens. The version stays the SDK's own.
  Object.defineProperty(FacebookAdsApi, "GRAPH", { get: () => `${simulators.url}/meta` });
  FacebookAdsApi.init("sim-token-1", "en_US", false);
  account = new AdAccount("act_123456789");
});
afterAll(async () => {
  await simulators.stop();
  rmSync(dataDir, { recursive: true });
});

const CAMPAIGN = { name: "DIS_US_META_2026_Moana", objective: "OUTCOME_TRAFFIC", special_ad_categories: [], daily_budget: 5000 };

it("Meta's own SDK creates, reads, updates and pauses every level, unchanged", async () => {
  const campaign = await account.createCampaign(["id"], { ...CAMPAIGN, status: "ACTIVE" });
  const readCampaign = async () => (await new Campaign(campaign.id).get(["name", "status", "daily_budget", "objective"]))._data;
  expect(await readCampaign()).toMatchObject({ id: campaign.id, name: CAMPAIGN.name, status: "ACTIVE", daily_budget: "5000" });
  await new Campaign(campaign.id).update([], { name: "DIS_US_META_2026_MoanaTwo", daily_budget: 7500 });
  await new Campaign(campaign.id).update([], { status: "PAUSED" });
  expect(await readCampaign()).toMatchObject({ name: "DIS_US_META_2026_MoanaTwo", status: "PAUSED", daily_budget: "7500" });

  const adset = await account.createAdSet(["id"], {
    name: "Families",
    campaign_id: campaign.id,
    billing_event: "IMPRESSIONS",
    optimization_goal: "LINK_CLICKS",
    bid_strategy: "LOWEST_COST_WITHOUT_CAP",
    targeting: { geo_locations: { countries: ["US"] }, age_min: 18 },
    status: "ACTIVE",
  });
  await new AdSet(adset.id).update([], { name: "Families and friends", status: "PAUSED" });
  const adsetNow = (await new AdSet(adset.id).get(["name", "status", "campaign_id", "targeting", "optimization_goal"]))._data;
  expect(adsetNow).toMatchObject({
    name: "Families and friends",
    status: "PAUSED",
    campaign_id: campaign.id,
    targeting: { geo_locations: { countries: ["US"] } },
    optimization_goal: "LINK_CLICKS",
  });

  const creative = await account.createAdCreative(["id"], {
    name: "Sail",
    object_story_spec: {
      page_id: "1000001",
      link_data: { link: "https://isles.example/", message: "Set sail", image_hash: "0123456789abcdef0123456789abcdef" },
    },
  });
  await new AdCreative(creative.id).update([], { name: "Sail away" });
  expect((await new AdCreative(creative.id).get(["name", "object_story_spec"]))._data).toMatchObject({
    name: "Sail away",
    object_story_spec: { page_id: "1000001" },
  });

  const ad = await account.createAd(["id"], { name: "Sail", adset_id: adset.id, creative: { creative_id: creative.id }, status: "ACTIVE" });
  await new Ad(ad.id).update([], { status: "PAUSED" });
  expect((await new Ad(ad.id).get(["name", "status", "adset_id", "campaign_id", "creative"]))._data).toMatchObject({
    name: "Sail",
    status: "PAUSED",
    adset_id: adset.id,
    campaign_id: campaign.id,
    creative: { id: creative.id },
  });
  expect((await new Campaign(campaign.id).getAdSets(["id"])).map(({ id }) => id)).toEqual([adset.id]);
  expect((await new AdSet(adset.id).getAds(["id"])).map(({ id }) => id)).toEqual([ad.id]);

  await new Ad(ad.id).delete([]);
  expect((await new Ad(ad.id).get(["status"]))._data).toMatchObject({ status: "DELETED" });
});

it("Meta's own SDK pages through a list and is told of a refusal", async () => {
  for (const number of [1, 2, 3]) await account.createCampaign([], { ...CAMPAIGN, name: `Page ${number}`, status: "PAUSED" });
  const filtering = [{ field: "name", operator: "CONTAIN", value: "Page" }];
  let page = await account.getCampaigns(["name"], { filtering, limit: 2 });
  const names = page.map(({ _data }) => _data.name);
  while (page.hasNext()) {
    page = await page.next();
    names.push(...page.map(({ _data }) => _data.name));
  }
  expect(names.toSorted()).toEqual(["Page 1", "Page 2", "Page 3"]);
  await expect(account.createCampaign([], { ...CAMPAIGN, objective: "FAME" })).rejects.toMatchObject({
    status: 400,
    response: { code: 100, message: expect.stringContaining("objective") },
  });
});
