import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PlanError, type PlanInput, type PlannedTarget } from "@/lib/platforms/platform";
import { openIds } from "@/lib/platforms/send";
import { tiktokAdapter } from "@/lib/platforms/tiktok/adapter";
import { planInput, SMART_PLUS_PAYLOAD, WHOLE_PAYLOAD } from "@/lib/platforms/tiktok/payload.fixture";
import { planTikTok } from "./plan";
import { isRequestIdOf, requestIdOf } from "./request-id";

const { adgroup: _adgroup, ad: _ad, ...FLAT } = WHOLE_PAYLOAD;
const plan = (given: Partial<PlanInput> = {}) => planTikTok(planInput(given)).requests;

function refused(given: Partial<PlanInput>): string[] {
  try {
    plan(given);
  } catch (error) {
    if (error instanceof PlanError) return error.issues.map(({ pointer }) => pointer);
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("a creation", () => {
  it("of the flat words makes a campaign, disabled and marked, and nothing else", () => {
    const input = planInput();
    const [campaign, ...others] = plan({
      payload: { ...FLAT, location_ids: ["6252001"], landing_page_url: "https://isles.example", creative: { ad_text: "x" } },
    });
    expect(others).toEqual([]);
    expect(campaign).toMatchObject({
      step: "campaign",
      path: "/campaign/create/",
      method: "POST",
      repeatable: true,
      reference: input.reference,
    });
    expect(campaign?.body).toEqual({
      advertiser_id: "7000000000000000001",
      campaign_name: input.name,
      objective_type: "TRAFFIC",
      budget_mode: "BUDGET_MODE_DAY",
      budget: 60.5,
      operation_status: "DISABLE",
      request_id: requestIdOf(input.reference, "campaign"),
      po_number: input.reference,
    });
    expect(campaign?.meaning).toContain("60.50 USD a day");
  });

  it("with blocks makes an ad group in the campaign and an ad in the ad group", () => {
    const requests = plan();
    expect(requests.map(({ step, kind, path }) => [step, kind, path])).toEqual([
      ["campaign", "campaign", "/campaign/create/"],
      ["ad_group", "ad_group", "/adgroup/create/"],
      ["ad", "ad", "/ad/create/"],
    ]);
    expect(requests.map(openIds)).toEqual([[], ["campaign"], ["ad_group"]]);
    expect(requests[1]?.body).toMatchObject({
      campaign_id: { idOf: "campaign" },
      operation_status: "DISABLE",
      pacing: "PACING_MODE_SMOOTH",
      schedule_type: "SCHEDULE_START_END",
      schedule_start_time: "2027-03-01 05:00:00",
      schedule_end_time: "2027-04-01 04:00:00",
      budget: 40,
    });
    expect(requests[2]).toMatchObject({ repeatable: false, reference: null });
    expect(requests[2]?.body).toMatchObject({
      adgroup_id: { idOf: "ad_group" },
      creatives: [{ operation_status: "DISABLE", ad_text: "Set sail" }],
    });
  });

  it("makes an ad of each creative, under names that tell them apart", () => {
    const [creative] = WHOLE_PAYLOAD.ad.creatives;
    const ads = plan({
      payload: { ...WHOLE_PAYLOAD, ad: { creatives: [creative, { ...creative, ad_name: "Second film" }, creative] } },
    }).slice(2);
    expect(ads.map(({ step, name }) => [step, name])).toEqual([
      ["ad_1", "DIS_US_TIKTOK_2026_MoanaLaunch_AD1"],
      ["ad_2", "Second film"],
      ["ad_3", "DIS_US_TIKTOK_2026_MoanaLaunch_AD3"],
    ]);
    for (const ad of ads) expect(ad.body).toMatchObject({ creatives: [{ ad_name: ad.name }] });
  });

  it("without an end runs from its start on; without a start it cannot be planned", () => {
    const open = plan({ flight: { startAt: "2027-03-01T05:00:00.000Z", endAt: null, zone: "UTC" } })[1]?.body;
    expect(open).toMatchObject({ schedule_type: "SCHEDULE_FROM_NOW", schedule_start_time: "2027-03-01 05:00:00" });
    expect(open).not.toHaveProperty("schedule_end_time");
    expect(refused({ flight: { startAt: null, endAt: null, zone: "UTC" } })).toEqual(["/adgroup/schedule_start_time"]);
    const typed = { ...WHOLE_PAYLOAD, adgroup: { ...WHOLE_PAYLOAD.adgroup, schedule_start_time: "2027-03-02T00:00:00-05:00" } };
    expect(plan({ payload: typed })[1]?.body).toMatchObject({ schedule_start_time: "2027-03-02 05:00:00" });
  });

  it("as Smart+ takes its own paths, and its own form of audience and creative", () => {
    const requests = plan({ payload: SMART_PLUS_PAYLOAD });
    expect(requests.map(({ path }) => path)).toEqual([
      "/smart_plus/campaign/create/",
      "/smart_plus/adgroup/create/",
      "/smart_plus/ad/create/",
    ]);
    expect(requests[0]?.body).toMatchObject({ operation_status: "DISABLE", sales_destination: "WEBSITE" });
    expect(requests[0]?.body).not.toHaveProperty("campaign_automation_type");
    expect(requests[1]?.body).toMatchObject({ targeting_spec: { location_ids: ["6252001"], age_groups: ["AGE_25_34", "AGE_35_44"] } });
    expect(requests[1]?.body).not.toHaveProperty("location_ids");
    expect(requests[1]?.body).not.toHaveProperty("pacing");
    expect(requests[2]?.body).toMatchObject({
      ad_text_list: [{ ad_text: "Set sail" }],
      landing_page_url_list: [{ landing_page_url: "https://isles.example/launch" }],
      creative_list: [{ creative_info: { ad_format: "SINGLE_VIDEO", video_info: { video_id: "v10033g50000tour" } } }],
    });
  });

  it("is refused for what TikTok would refuse, each word named", () => {
    expect(refused({ payload: { ...FLAT, budget: undefined } })).toEqual(["/budget"]);
    expect(refused({ payload: { ...FLAT, budget_mode: undefined } })).toEqual(["/budget_mode"]);
    expect(refused({ payload: { ...FLAT, budget_mode: "BUDGET_MODE_INFINITE" } })).toEqual(["/budget"]);
    expect(refused({ payload: { ...FLAT, budget_mode: "BUDGET_MODE_DYNAMIC_DAILY_BUDGET" } })).toEqual(["/budget_optimize_on"]);
    expect(refused({ payload: { ...FLAT, objective_type: "RF_REACH" } })).toEqual(["/objective_type"]);
    expect(refused({ payload: { ...FLAT, operation_status: "ENABLE" } })).toEqual(["/operation_status"]);
    expect(refused({ payload: { ...WHOLE_PAYLOAD, adgroup: { billing_event: "CPC", optimization_goal: "CLICK" } } })).toEqual([
      "/adgroup/budget_mode",
      "/adgroup/budget",
      "/adgroup/promotion_type",
      "/adgroup/placements",
      "/adgroup/location_ids",
    ]);
    expect(refused({ payload: { ...FLAT, ad: WHOLE_PAYLOAD.ad } })).toEqual(["/adgroup"]);
    expect(refused({ payload: { ...SMART_PLUS_PAYLOAD, objective_type: "REACH", budget_mode: "BUDGET_MODE_DAY" } })).toEqual([
      "/objective_type",
      "/budget_mode",
    ]);
  });

  it("of a campaign that spreads its budget needs none of its ad groups", () => {
    const { budget: _b, budget_mode: _m, ...adgroup } = WHOLE_PAYLOAD.adgroup;
    expect(
      plan({
        payload: {
          ...WHOLE_PAYLOAD,
          budget_optimize_on: true,
          budget_mode: "BUDGET_MODE_TOTAL",
          budget: "2000",
          adgroup: { ...adgroup, bid_type: "BID_TYPE_NO_BID" },
        },
      }),
    ).toHaveLength(3);
    const endless = plan({ payload: { objective_type: "TRAFFIC" } })[0]?.body;
    expect(endless).toMatchObject({ budget_mode: "BUDGET_MODE_INFINITE" });
  });
});

describe("the request_id", () => {
  it("is a positive 63-bit integer, the same for the same step and another for any other", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (one, other) => {
        const id = requestIdOf(one, "campaign");
        expect(id).toMatch(/^[1-9]\d{0,18}$/);
        expect(BigInt(id) < 2n ** 63n).toBe(true);
        expect(requestIdOf(one, "campaign")).toBe(id);
        const all = [id, requestIdOf(one, "ad_group"), ...(one === other ? [] : [requestIdOf(other, "campaign")])];
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it("is another for what is made anew after a deletion, and still tells whose it is", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(60_000), fc.nat(60_000), (reference, one, other) => {
        const id = requestIdOf(reference, "campaign", one);
        expect(id).toMatch(/^[1-9]\d{0,18}$/);
        expect(id === requestIdOf(reference, "campaign", other)).toBe(one === other);
        expect(isRequestIdOf(id, reference, "campaign")).toBe(true);
        expect(isRequestIdOf(id, reference, "smart_plus/campaign")).toBe(false);
      }),
    );
    expect(requestIdOf("sb-1", "campaign", 0)).toBe(requestIdOf("sb-1", "campaign"));
    const ids = (generations: PlanInput["generations"]) => plan(generations ? { generations } : {}).map(({ body }) => body.request_id);
    const [campaign, adGroup, ad] = ids({});
    expect(ids({ ad_group: 1 })).toEqual([campaign, expect.not.stringMatching(`^${adGroup}$`), ad]);
    expect(ids({ campaign: 1, ad_group: 1 })).not.toContain(campaign);
  });
});

const child = (kind: "ad_group" | "ad", externalId: string, state = "PAUSED", lastSent: Record<string, unknown> | null = null) =>
  ({ kind, externalId, name: `${kind} ${externalId}`, state, lastSent }) as const;
const target = (given: Partial<PlannedTarget> = {}): PlannedTarget => ({
  externalId: "1810",
  name: "Moana",
  lastSent: { budget: 50 },
  state: "PAUSED",
  children: [child("ad_group", "1820"), child("ad", "1830"), child("ad", "1831")],
  ...given,
});

describe("a change", () => {
  it("updates the campaign and its only ad group by absolute values", () => {
    const payload = { budget: "80", adgroup: { budget: "45.25", placements: ["PLACEMENT_TIKTOK"] } };
    const requests = plan({ requestType: "UPDATE_CAMPAIGN", payload, target: target() });
    expect(requests.map(({ path, body, repeatable }) => [path, body, repeatable])).toEqual([
      ["/campaign/update/", { advertiser_id: "7000000000000000001", campaign_id: "1810", budget: 80 }, true],
      ["/adgroup/update/", { advertiser_id: "7000000000000000001", adgroup_id: "1820", budget: 45.25 }, true],
    ]);
    const told = tiktokAdapter.validate(payload, { requestType: "UPDATE_CAMPAIGN", currency: "USD" });
    expect(told).toMatchObject([{ rule: "payload.not_sent", severity: "info", pointer: "/adgroup/placements" }]);
  });

  it("moves an ad group's flight when the campaign's has moved since", () => {
    const sent = { schedule_start_time: "2027-03-01 05:00:00", schedule_end_time: "2027-03-15 04:00:00" };
    const moved = target({ children: [child("ad_group", "1820", "PAUSED", sent)] });
    const [request] = plan({ requestType: "UPDATE_CAMPAIGN", payload: { adgroup: { gender: "GENDER_FEMALE" } }, target: moved });
    expect(request?.body).toMatchObject({ gender: "GENDER_FEMALE", schedule_end_time: "2027-04-01 04:00:00" });
    expect(request?.body).not.toHaveProperty("schedule_start_time");
  });

  it("of an ad group is refused where there is none, or several", () => {
    const payload = { adgroup: { budget: "45" } };
    for (const children of [[], [child("ad_group", "1"), child("ad_group", "2")]])
      expect(refused({ requestType: "UPDATE_CAMPAIGN", payload, target: target({ children }) })).toEqual(["/adgroup"]);
    expect(refused({ requestType: "UPDATE_CAMPAIGN", payload: {}, target: target() })).toEqual([""]);
    expect(refused({ requestType: "PAUSE_CAMPAIGN", payload: {}, target: null })).toEqual([""]);
  });

  it("pauses the campaign alone", () => {
    expect(plan({ requestType: "PAUSE_CAMPAIGN", payload: {}, target: target() }).map(({ path, body }) => [path, body])).toEqual([
      ["/campaign/status/update/", { advertiser_id: "7000000000000000001", campaign_ids: ["1810"], operation_status: "DISABLE" }],
    ]);
  });

  it("resumes what is paused below the campaign first, the deepest first of all", () => {
    const children = [child("ad_group", "1820"), child("ad_group", "1821", "ACTIVE"), child("ad", "1830"), child("ad", "1831")];
    const requests = plan({ requestType: "RESUME_CAMPAIGN", payload: {}, target: target({ children }) });
    expect(requests.map(({ step, path, targetExternalId }) => [step, path, targetExternalId])).toEqual([
      ["ad_1", "/ad/status/update/", "1830"],
      ["ad_2", "/ad/status/update/", "1831"],
      ["ad_group", "/adgroup/status/update/", "1820"],
      ["campaign", "/campaign/status/update/", "1810"],
    ]);
    expect(new Set(requests.map(({ body }) => body.operation_status))).toEqual(new Set(["ENABLE"]));
  });

  it("of what was made as Smart+ takes Smart+'s paths, without being told so", () => {
    for (const generations of [{}, { campaign: 1 }, { campaign: 7 }]) {
      const [made] = plan({ payload: SMART_PLUS_PAYLOAD, generations });
      const later = (requestType: PlanInput["requestType"], payload = {}) =>
        plan({ requestType, payload, target: target({ lastSent: made?.body ?? null, children: [] }) }).map(({ path }) => path);
      expect(later("PAUSE_CAMPAIGN")).toEqual(["/smart_plus/campaign/status/update/"]);
      expect(later("UPDATE_CAMPAIGN", { budget: "90" })).toEqual(["/smart_plus/campaign/update/"]);
    }
    const [byHand] = plan();
    expect(plan({ requestType: "PAUSE_CAMPAIGN", payload: {}, target: target({ lastSent: byHand?.body ?? null }) })[0]?.path).toBe(
      "/campaign/status/update/",
    );
    const found = {
      requestType: "PAUSE_CAMPAIGN",
      payload: { campaign_automation_type: "UPGRADED_SMART_PLUS" },
      target: target({ lastSent: null }),
    } as const;
    expect(plan(found)[0]?.path).toBe("/smart_plus/campaign/status/update/");
  });
});
