import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { declaredAccount } from "./accounts";
import { ADVERTISER, type Simulated, simulated } from "./simulated.fixture";

let platform: Simulated;
beforeEach(() => {
  platform = simulated();
});
afterEach(() => platform.end());

const CAMPAIGN = {
  advertiser_id: ADVERTISER,
  campaign_name: "DIS_US_TIKTOK_2026_Moana",
  objective_type: "TRAFFIC",
  budget_mode: "BUDGET_MODE_DAY",
  budget: 50,
} as const;
const create = (words: Record<string, unknown> = {}, at?: Date) =>
  platform.call("POST", "/campaign/create/", { ...CAMPAIGN, ...words }, at);

describe("the simulated TikTok", () => {
  it("answers everything inside an HTTP 200, and a path that is none with a 404", () => {
    const { baseUrl } = platform.access;
    const get = (url: string, headers = {}) => platform.http({ method: "GET", url, headers });
    const told = get(`${baseUrl}/campaign/get/?advertiser_id=${ADVERTISER}`);
    expect(told.status).toBe(200);
    expect(JSON.parse(told.text())).toMatchObject({ code: 40104, request_id: expect.stringMatching(/^\d{14}[0-9A-F]{18}$/) });
    // The trailing slash is part of the path.
    expect(get(`${baseUrl}/campaign/get?advertiser_id=${ADVERTISER}`).status).toBe(404);
    expect(get(`${baseUrl}/campaign/paint/`).status).toBe(404);
    expect(get(`${baseUrl}/campaign/create/`, { "access-token": "t" }).status).toBe(404);
    expect(get(baseUrl.replace("v1.3", "v1.2")).status).toBe(404);
  });

  it.each([
    ["expired-token", 40102],
    ["revoked-token", 40105],
    ["readonly-token", 40001],
  ])("refuses the token %s with code %i", (token, code) => {
    const other = simulated(undefined, token);
    expect(other.call("POST", "/campaign/create/", CAMPAIGN).code).toBe(code);
    other.end();
  });

  it("keeps to accounts and their tokens", () => {
    platform.store.declareAccount(declaredAccount({ id: "71", tokens: ["theirs"] }));
    expect(create({ advertiser_id: "71" }).code).toBe(40001);
    expect(create({ advertiser_id: "72" }).code).toBe(40001);
    expect(create({ advertiser_id: undefined })).toMatchObject({ code: 40002, message: "advertiser_id: Missing data for required field." });
    const made = create().data.campaign_id;
    const rival = simulated();
    rival.store.declareAccount(declaredAccount({ id: "73" }));
    expect(rival.call("POST", "/campaign/update/", { advertiser_id: "73", campaign_id: made, budget: 60 }).code).toBe(40002);
    rival.end();
    expect(() => declaredAccount({ id: "1", quota_per_minut: 5 })).toThrow("quota_per_minut");
  });

  it("makes a campaign live when nothing else is said", () => {
    expect(create().data).toMatchObject({ operation_status: "ENABLE", campaign_automation_type: "MANUAL" });
    expect(create({ operation_status: "DISABLE" }).data).toMatchObject({
      operation_status: "DISABLE",
      secondary_status: "CAMPAIGN_STATUS_DISABLE",
    });
  });

  it.each([
    ["campaign_name", { campaign_name: undefined }],
    ["campaign_name", { campaign_name: "Set sail ⛵" }],
    ["campaign_name", { campaign_name: "船".repeat(257) }],
    ["objective_type", { objective_type: "FAME" }],
    ["budget_mode", { budget_mode: undefined }],
    ["budget_mode", { budget_mode: "BUDGET_MODE_DYNAMIC_DAILY_BUDGET" }],
    ["budget", { budget: undefined }],
    ["budget", { budget: 49.99 }],
    ["budget", { budget: "60.00" }],
    ["budget", { budget: 60.005 }],
    ["app_promotion_type", { objective_type: "APP_PROMOTION" }],
    ["operation_status", { operation_status: "PAUSED" }],
    ["operation_status", { objective_type: "RF_REACH", budget_mode: "BUDGET_MODE_INFINITE", operation_status: "DISABLE" }],
    ["request_id", { request_id: "18446744073709551616" }],
    ["special_industries.1", { special_industries: ["CREDIT", "GAMBLING"] }],
  ])("refuses a wrong %s with code 40002, naming it", (word, words) => {
    const answer = create(words);
    expect(answer.code).toBe(40002);
    expect(answer.message.startsWith(`${word}: `)).toBe(true);
    expect(platform.store.objects()).toEqual([]);
  });

  it("makes one thing of a request_id that is sent again, after a restart too", () => {
    const first = create({ request_id: "4611686018427387905", po_number: "sb-1" });
    const again = create({ request_id: "4611686018427387905", po_number: "sb-1" });
    expect(again).toMatchObject({ code: 0, data: { campaign_id: first.data.campaign_id, po_number: "sb-1" } });
    expect(create({ request_id: "4611686018427387906" }).data.campaign_id).not.toBe(first.data.campaign_id);
    platform = platform.restart();
    expect(create({ request_id: "4611686018427387905" }).data.campaign_id).toBe(first.data.campaign_id);
    expect(platform.store.objects({ type: "campaign" })).toHaveLength(2);
    platform.store.reset();
    expect(create({ request_id: "4611686018427387905" }).code).toBe(0);
    expect(platform.store.objects({ type: "campaign" })).toHaveLength(1);
  });

  it("lists what is there, newest first, and deleted ones only when asked for", () => {
    const ids = ["One", "Two", "Three"].map((name) => String(create({ campaign_name: `Page ${name}` }).data.campaign_id));
    const list = (words: Record<string, unknown>) => platform.call("GET", "/campaign/get/", { advertiser_id: ADVERTISER, ...words }).data;
    expect(list({ page: 2, page_size: 2 })).toMatchObject({
      list: [{ campaign_name: "Page One" }],
      page_info: { page: 2, page_size: 2, total_number: 3, total_page: 2 },
    });
    expect(list({ filtering: { campaign_name: "page t" } })).toMatchObject({
      list: [{ campaign_name: "Page Three" }, { campaign_name: "Page Two" }],
    });
    platform.call("POST", "/campaign/status/update/", { advertiser_id: ADVERTISER, campaign_ids: [ids[0]], operation_status: "DELETE" });
    expect((list({}).list as unknown[]).length).toBe(2);
    expect((list({ filtering: { primary_status: "STATUS_ALL" } }).list as unknown[]).length).toBe(3);
    expect(list({ fields: ["campaign_id"], filtering: { campaign_ids: [ids[1]] } }).list).toEqual([{ campaign_id: ids[1] }]);
    const dead = platform.call("POST", "/campaign/status/update/", {
      advertiser_id: ADVERTISER,
      campaign_ids: [ids[0]],
      operation_status: "ENABLE",
    });
    expect(dead.code).toBe(40002);
    expect(platform.call("GET", "/campaign/get/", { advertiser_id: ADVERTISER, page_size: 1_001 }).message).toContain("page_size");
  });

  it("keeps Smart+ campaigns to their own paths", () => {
    const words = { ...CAMPAIGN, objective_type: "LEAD_GENERATION", budget_mode: "BUDGET_MODE_DYNAMIC_DAILY_BUDGET" };
    expect(platform.call("POST", "/smart_plus/campaign/create/", words).message).toContain("request_id");
    const smart = platform.call("POST", "/smart_plus/campaign/create/", { ...words, request_id: "7" }).data;
    expect(smart).toMatchObject({ campaign_automation_type: "UPGRADED_SMART_PLUS", budget_optimize_on: true });
    const pause = { advertiser_id: ADVERTISER, campaign_ids: [smart.campaign_id], operation_status: "DISABLE" };
    expect(platform.call("POST", "/campaign/status/update/", pause).message).toContain("Smart+");
    expect(platform.call("POST", "/smart_plus/campaign/status/update/", pause).code).toBe(0);
    expect(platform.call("GET", "/campaign/get/", { advertiser_id: ADVERTISER }).data.list).toHaveLength(1);
    expect(platform.call("POST", "/smart_plus/campaign/create/", { ...words, objective_type: "REACH", request_id: "8" }).code).toBe(40002);
  });

  it("asks ad groups for a schedule, a place and a budget of 20 dollars a day", () => {
    const campaign_id = create().data.campaign_id;
    const group = {
      advertiser_id: ADVERTISER,
      campaign_id,
      adgroup_name: "Families",
      promotion_type: "WEBSITE",
      placement_type: "PLACEMENT_TYPE_AUTOMATIC",
      location_ids: ["6252001"],
      budget_mode: "BUDGET_MODE_TOTAL",
      budget: 200,
      schedule_type: "SCHEDULE_START_END",
      schedule_start_time: "2027-03-01 05:00:00",
      schedule_end_time: "2027-03-11 05:00:00",
      billing_event: "CPC",
      optimization_goal: "CLICK",
      pacing: "PACING_MODE_SMOOTH",
    };
    const make = (words: Record<string, unknown>) => platform.call("POST", "/adgroup/create/", { ...group, ...words });
    expect(make({}).code).toBe(0);
    for (const [word, words] of [
      ["budget", { budget: 199.99 }],
      ["schedule_end_time", { schedule_end_time: "2027-02-01 00:00:00" }],
      ["schedule_start_time", { schedule_start_time: "2027-03-01T05:00:00Z" }],
      ["location_ids", { location_ids: [] }],
      ["placements", { placement_type: "PLACEMENT_TYPE_NORMAL" }],
      ["promotion_type", { promotion_type: undefined }],
      ["age_groups.0", { age_groups: ["AGE_1_99"] }],
      ["campaign_id", { campaign_id: "1" }],
      ["pacing", { pacing: undefined }],
    ] as const)
      expect(make(words).message.split(": ")[0]).toBe(word);
  });
});

describe("its quotas", () => {
  const quota = (words: Record<string, number>) => platform.store.declareAccount(declaredAccount({ id: "75", ...words }));
  const start = new Date("2026-11-21T10:00:00Z");
  const later = (ms: number) => new Date(start.getTime() + ms);
  const at = (ms: number) => platform.call("GET", "/campaign/get/", { advertiser_id: "75" }, later(ms)).code;

  it("of a second are free again in the next", () => {
    quota({ quota_per_second: 2 });
    expect([at(0), at(1), at(2), at(999), at(1_001), at(1_002)]).toEqual([0, 0, 40100, 40100, 0, 0]);
  });

  it("of a minute shut the door for five", () => {
    quota({ quota_per_minute: 3 });
    expect([at(0), at(100), at(200), at(300)]).toEqual([0, 0, 0, 40100]);
    expect([at(61_000), at(299_000), at(300_400)]).toEqual([40100, 40100, 0]);
  });

  it("of a day last until 00:00 UTC", () => {
    quota({ quota_per_day: 2 });
    expect([at(0), at(60_000), at(120_000), at(13 * 3_600_000)]).toEqual([0, 0, 40100, 40100]);
    expect(at(14 * 3_600_000 + 1_000)).toBe(0);
  });

  it("are of one account, and a reset forgets what was used", () => {
    quota({ quota_per_minute: 1 });
    expect([at(0), at(1)]).toEqual([0, 40100]);
    expect(platform.call("GET", "/campaign/get/", { advertiser_id: ADVERTISER }, later(2)).code).toBe(0);
    platform.store.reset();
    expect(at(3)).toBe(0);
  });
});
