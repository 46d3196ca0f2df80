import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AdApi, AdgroupApi, ApiClient, CampaignCreationApi } from "tiktok-business-api-sdk-official";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startSimulators } from "../server";

const ADVERTISER = "7000000000000000001";
const TOKEN = "sim-token-1";

let dataDir: string;
let simulators: Awaited<ReturnType<typeof startSimulators>>;
let client: ApiClient;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "tiktok-sdk-"));
  simulators = await startSimulators({ port: 0, dataDir });
  // All that tells the SDK of the simulator: where it listens.
  client = new ApiClient();
  client.basePath = `${simulators.url}/tiktok`;
});
afterAll(async () => {
  await simulators.stop();
  rmSync(dataDir, { recursive: true });
});

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, whose values the assertions name
type Data = Record<string, any>;

/** What an SDK call gives to its callback: it makes an error of a code in the envelope that is not 0, and takes out one that is. */
function answered(call: (answer: (error: Error | null, envelope: Data) => void) => void): Promise<Data> {
  return new Promise((resolve, reject) => {
    call((error, envelope) => {
      if (error) reject(error);
      else resolve(envelope.data);
    });
  });
}

it("TikTok's own SDK creates, reads, updates and pauses every level, unchanged", async () => {
  const campaigns = new CampaignCreationApi(client);
  const adgroups = new AdgroupApi(client);
  const ads = new AdApi(client);

  const campaign = {
    advertiser_id: ADVERTISER,
    campaign_name: "DIS_US_TIKTOK_2026_Moana",
    objective_type: "TRAFFIC",
    budget_mode: "BUDGET_MODE_DAY",
    budget: 120.5,
    operation_status: "ENABLE",
  };
  const { campaign_id } = await answered((done) => campaigns.campaignCreate(TOKEN, { body: campaign }, done));
  const readCampaign = async () => {
    const filtering = { campaign_ids: [campaign_id] };
    const { list, page_info } = await answered((done) => campaigns.campaignGet(ADVERTISER, TOKEN, { filtering }, done));
    expect(page_info).toMatchObject({ page: 1, total_number: 1 });
    return list[0];
  };
  expect(await readCampaign()).toMatchObject({ ...campaign, campaign_id, operation_status: "ENABLE" });
  const update = { advertiser_id: ADVERTISER, campaign_id, campaign_name: "DIS_US_TIKTOK_2026_MoanaTwo", budget: 200 };
  await answered((done) => campaigns.campaignUpdate(TOKEN, { body: update }, done));
  expect(await readCampaign()).toMatchObject({ campaign_name: "DIS_US_TIKTOK_2026_MoanaTwo", budget: 200 });
  const pauseCampaign = { advertiser_id: ADVERTISER, campaign_ids: [campaign_id], operation_status: "DISABLE" };
  await answered((done) => campaigns.campaignStatusUpdate(TOKEN, { body: pauseCampaign }, done));
  expect(await readCampaign()).toMatchObject({ operation_status: "DISABLE" });

  const adgroup = {
    advertiser_id: ADVERTISER,
    campaign_id,
    adgroup_name: "Families",
    promotion_type: "WEBSITE",
    placement_type: "PLACEMENT_TYPE_AUTOMATIC",
    location_ids: ["6252001"],
    budget_mode: "BUDGET_MODE_DAY",
    budget: 60,
    schedule_type: "SCHEDULE_START_END",
    schedule_start_time: "2027-03-01 05:00:00",
    schedule_end_time: "2027-04-01 04:00:00",
    billing_event: "CPC",
    optimization_goal: "CLICK",
    pacing: "PACING_MODE_SMOOTH",
  };
  const { adgroup_id } = await answered((done) => adgroups.adgroupCreate(TOKEN, { body: adgroup }, done));
  const readAdgroup = async () => {
    const filtering = { adgroup_ids: [adgroup_id] };
    return (await answered((done) => adgroups.adgroupGet(ADVERTISER, TOKEN, { filtering }, done))).list[0];
  };
  expect(await readAdgroup()).toMatchObject({ ...adgroup, adgroup_id });
  await answered((done) => adgroups.adgroupUpdate(TOKEN, { body: { advertiser_id: ADVERTISER, adgroup_id, budget: 80 } }, done));
  const pauseAdgroup = { advertiser_id: ADVERTISER, adgroup_ids: [adgroup_id], operation_status: "DISABLE" };
  await answered((done) => adgroups.adgroupStatusUpdate(TOKEN, { body: pauseAdgroup }, done));
  expect(await readAdgroup()).toMatchObject({ budget: 80, operation_status: "DISABLE" });

  const creative = {
    ad_name: "Sail",
    ad_format: "SINGLE_VIDEO",
    ad_text: "Set sail",
    video_id: "v10033g50000sdk",
    landing_page_url: "https://isles.example/",
    call_to_action: "LEARN_MORE",
    identity_type: "CUSTOMIZED_USER",
    identity_id: "7000000000000000009",
  };
  const { ad_ids } = await answered((done) =>
    ads.adCreate(TOKEN, { body: { advertiser_id: ADVERTISER, adgroup_id, creatives: [creative] } }, done),
  );
  expect(ad_ids).toHaveLength(1);
  const pauseAd = { advertiser_id: ADVERTISER, ad_ids, operation_status: "DISABLE" };
  await answered((done) => ads.adStatusUpdate(TOKEN, { body: pauseAd }, done));
  const { list } = await answered((done) => ads.adGet(ADVERTISER, TOKEN, { filtering: { ad_ids } }, done));
  expect(list).toMatchObject([{ ad_id: ad_ids[0], adgroup_id, campaign_id, ad_text: "Set sail", operation_status: "DISABLE" }]);
});

it("TikTok's own SDK pages through a list and is told of a refusal inside an HTTP 200", async () => {
  const campaigns = new CampaignCreationApi(client);
  for (const number of [1, 2, 3]) {
    const body = {
      advertiser_id: ADVERTISER,
      campaign_name: `Page ${number}`,
      objective_type: "REACH",
      budget_mode: "BUDGET_MODE_INFINITE",
    };
    await answered((done) => campaigns.campaignCreate(TOKEN, { body }, done));
  }
  const names: string[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const opts = { filtering: { campaign_name: "Page" }, page, page_size: 2 };
    const data = await answered((done) => campaigns.campaignGet(ADVERTISER, TOKEN, opts, done));
    names.push(...data.list.map((row: Data) => row.campaign_name));
    pages = data.page_info.total_page;
  }
  expect(names).toEqual(["Page 3", "Page 2", "Page 1"]);
  const body = { advertiser_id: ADVERTISER, campaign_name: "No such", objective_type: "FAME" };
  await expect(answered((done) => campaigns.campaignCreate(TOKEN, { body }, done))).rejects.toThrow(
    /message: objective_type: .* code: 40002$/,
  );
});
