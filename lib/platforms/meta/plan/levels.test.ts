import { describe, expect, it } from "vitest";
import { metaAdapter } from "@/lib/platforms/meta/adapter";
import { type ObjectKind, PlanError, type PlanInput, type PlannedRequest } from "@/lib/platforms/platform";
import { withIds } from "@/lib/platforms/send";
import { planMeta } from "./plan";

const NAME = "DIS_US_META_2026_MoanaLaunch";
const REFERENCE = "sb-1";
const label = [{ name: `signalbox:${REFERENCE}` }];
const TARGETING = { geo_locations: { countries: ["US"] }, age_min: 18 };
const ADSET = { billing_event: "IMPRESSIONS", optimization_goal: "LINK_CLICKS", targeting: TARGETING };
const CREATIVE = {
  page_id: 1000001,
  message: "See it",
  headline: "Moana",
  description: "In cinemas",
  link: "https://disney.example/moana",
  caption: "disney.example",
  call_to_action: "LEARN_MORE",
  image_hash: "0123456789abcdef",
  url_tags: "utm_source=meta",
};
const CAMPAIGN = { objective: "OUTCOME_TRAFFIC", special_ad_categories: [] };

const input = (payload: Record<string, unknown>, extra: Partial<PlanInput> = {}): PlanInput => ({
  requestType: "CREATE_CAMPAIGN",
  account: { id: "123456789", currency: "USD", timeZone: "America/New_York" },
  name: NAME,
  reference: REFERENCE,
  payload,
  flight: { startAt: "2026-12-01T05:00:00.000Z", endAt: "2027-01-01T05:00:00.000Z", zone: "America/New_York" },
  target: null,
  ...extra,
});
const planned = (payload: Record<string, unknown>, extra: Partial<PlanInput> = {}) => planMeta(input(payload, extra)).requests;
const obstacles = (payload: Record<string, unknown>, extra: Partial<PlanInput> = {}): string[] => {
  try {
    planned(payload, extra);
  } catch (error) {
    if (error instanceof PlanError) return error.issues.map(({ rule, pointer }) => `${rule} ${pointer}`);
    throw error;
  }
  return [];
};
const step = (requests: readonly PlannedRequest[], name: string): PlannedRequest => {
  const found = requests.find((request) => request.step === name);
  if (!found) throw new Error(`no step ${name}`);
  return found;
};

describe("a plan of every level", () => {
  const all = planned({ ...CAMPAIGN, adset: { ...ADSET, daily_budget: "50.00", bid_amount: "1.25" }, ad: { creative: CREATIVE } });

  it("makes campaign, ad set, creative and ad in this order, each in the one before, paused and marked", () => {
    expect(all.map(({ step: name, kind, path, effect }) => `${name} ${kind} ${effect} ${path}`)).toEqual([
      "campaign campaign create /act_123456789/campaigns",
      "ad_group ad_group create /act_123456789/adsets",
      "creative creative create /act_123456789/adcreatives",
      "ad ad create /act_123456789/ads",
    ]);
    expect(step(all, "campaign").body).toMatchObject({ is_adset_budget_sharing_enabled: false, status: "PAUSED" });
    expect(step(all, "ad_group").body).toEqual({
      name: NAME,
      campaign_id: { idOf: "campaign" },
      ...ADSET,
      daily_budget: 5000,
      bid_amount: 125,
      start_time: "2026-12-01T00:00:00-05:00",
      end_time: "2027-01-01T00:00:00-05:00",
      status: "PAUSED",
      adlabels: label,
    });
    expect(step(all, "creative").body).toEqual({
      name: NAME,
      object_story_spec: {
        page_id: "1000001",
        link_data: {
          link: CREATIVE.link,
          message: "See it",
          name: "Moana",
          description: "In cinemas",
          caption: "disney.example",
          image_hash: "0123456789abcdef",
          call_to_action: { type: "LEARN_MORE", value: { link: CREATIVE.link } },
        },
      },
      url_tags: "utm_source=meta",
      adlabels: label,
    });
    expect(step(all, "ad").body).toEqual({
      name: NAME,
      adset_id: { idOf: "ad_group" },
      creative: { creative_id: { idOf: "creative" } },
      status: "PAUSED",
      adlabels: label,
    });
    expect(all.every(({ reference, repeatable }) => reference === REFERENCE && !repeatable)).toBe(true);
  });

  it("makes only the levels that have a block, and no creative for one that exists", () => {
    expect(planned({ ...CAMPAIGN, daily_budget: "5" }).map((request) => request.step)).toEqual(["campaign"]);
    expect(planned({ ...CAMPAIGN, daily_budget: "5", adset: ADSET }).map((request) => request.step)).toEqual(["campaign", "ad_group"]);
    const shown = planned({ ...CAMPAIGN, daily_budget: "5", adset: ADSET, ad: { creative: { creative_id: "77" } } });
    expect(shown.map((request) => request.step)).toEqual(["campaign", "ad_group", "ad"]);
    expect(step(shown, "ad").body).toMatchObject({ creative: { creative_id: "77" } });
  });

  it("writes a video with its thumbnail and its button, and a post that exists as it is", () => {
    const video = {
      page_id: "1",
      video_id: "2",
      image_url: "https://cdn.example/1.jpg",
      headline: "H",
      description: "D",
      link: "https://a.example/",
    };
    const ofVideo = planned({ ...CAMPAIGN, daily_budget: "5", adset: ADSET, ad: { creative: video } });
    expect(step(ofVideo, "creative").body.object_story_spec).toEqual({
      page_id: "1",
      video_data: {
        video_id: "2",
        title: "H",
        link_description: "D",
        image_url: "https://cdn.example/1.jpg",
        call_to_action: { type: "LEARN_MORE", value: { link: "https://a.example/" } },
      },
    });
    const ofPost = planned({
      ...CAMPAIGN,
      daily_budget: "5",
      adset: ADSET,
      ad: { creative: { object_story_id: "1_2", call_to_action: "SIGN_UP" } },
    });
    expect(step(ofPost, "creative").body).toMatchObject({ object_story_id: "1_2", call_to_action: { type: "SIGN_UP" } });
  });

  it("keeps the money on one level, and gives a lifetime budget an end", () => {
    expect(obstacles({ ...CAMPAIGN, daily_budget: "5", adset: { ...ADSET, daily_budget: "5" } })).toEqual([
      "payload.exclusive /adset/daily_budget",
    ]);
    expect(obstacles({ ...CAMPAIGN, adset: ADSET })).toEqual(["payload.required /adset/daily_budget"]);
    expect(obstacles({ ...CAMPAIGN, adset: { ...ADSET, daily_budget: "5", lifetime_budget: "9" } })).toEqual([
      "payload.exclusive /adset/lifetime_budget",
    ]);
    const endless = { flight: { startAt: null, endAt: null, zone: "UTC" } };
    expect(obstacles({ ...CAMPAIGN, adset: { ...ADSET, lifetime_budget: "9" } }, endless)).toEqual(["payload.required /adset/end_time"]);
    const ended = planned({ ...CAMPAIGN, stop_time: "2027-02-01T00:00:00Z", adset: { ...ADSET, lifetime_budget: "9" } }, endless);
    expect(step(ended, "ad_group").body).toMatchObject({ lifetime_budget: 900, end_time: "2027-02-01T00:00:00Z" });
  });

  it("refuses a creative that says too little, or what would not be shown", () => {
    const creative = (words: object) => obstacles({ ...CAMPAIGN, daily_budget: "5", adset: ADSET, ad: { creative: words } });
    expect(creative({ page_id: "1", message: "x" })).toEqual(["payload.required /ad/creative/link"]);
    expect(creative({ page_id: "1", video_id: "2" })).toEqual(["payload.required /ad/creative/image_url"]);
    expect(creative({ message: "x" })).toEqual(["payload.required /ad/creative/creative_id"]);
    expect(creative({ creative_id: "1", message: "x" })).toEqual(["payload.exclusive /ad/creative/message"]);
    expect(creative({ page_id: "1", link: "https://a.example/", image_hash: "a", image_url: "https://a.example/b.jpg" })).toEqual([
      "payload.exclusive /ad/creative/image_url",
    ]);
    expect(creative({ page_id: "1", link: "https://a.example/", call_to_action: "CLICK_ME" })).toEqual([
      "payload.enum /ad/creative/call_to_action",
    ]);
  });

  it("knows where in the payload each word of its requests came from", () => {
    const origin = (name: string, path: string) => metaAdapter.origin(step(all, name), path);
    expect(origin("campaign", "/special_ad_categories/0")).toBe("/special_ad_categories/0");
    expect(origin("campaign", "/name")).toBeNull();
    expect(origin("ad_group", "/targeting/geo_locations/countries/0")).toBe("/adset/targeting/geo_locations/countries/0");
    expect(origin("ad_group", "/campaign_id")).toBeNull();
    expect(origin("creative", "/object_story_spec/link_data/name")).toBe("/ad/creative/headline");
    expect(origin("creative", "/object_story_spec/link_data/picture")).toBe("/ad/creative/image_url");
    expect(origin("creative", "/object_story_spec/link_data/call_to_action/type")).toBe("/ad/creative/call_to_action");
    expect(origin("creative", "/object_story_spec/video_data/title")).toBe("/ad/creative/headline");
    expect(origin("creative", "/object_story_spec/page_id")).toBe("/ad/creative/page_id");
    expect(origin("creative", "/adlabels")).toBeNull();
    expect(origin("ad", "/creative/creative_id")).toBe("/ad/creative/creative_id");
    expect(origin("ad", "/tracking_specs/0")).toBe("/ad/tracking_specs/0");
    expect(origin("ad", "/status")).toBeNull();
  });

  it("can be judged by the platform beforehand, as far as ids are known", () => {
    expect(metaAdapter.dryRun(step(all, "campaign"))).toMatchObject({
      effect: "update",
      repeatable: true,
      path: "/act_123456789/campaigns",
      body: { name: NAME, execution_options: ["validate_only"] },
    });
    expect(metaAdapter.dryRun(step(all, "ad_group"))).toBeNull();
    expect(metaAdapter.dryRun(withIds(step(all, "ad_group"), { campaign: "1" }))).not.toBeNull();
    expect(metaAdapter.dryRun(step(all, "creative"))).not.toBeNull();
  });

  it("brings what exists to what it says, and leaves alone what is that already", () => {
    const adset = withIds(step(all, "ad_group"), { campaign: "1" });
    expect(metaAdapter.completion(adset, { externalId: "5", lastSent: adset.body })).toBeNull();
    expect(metaAdapter.completion(adset, { externalId: "5", lastSent: { ...adset.body, daily_budget: 1 } })).toMatchObject({
      step: "ad_group",
      effect: "update",
      path: "/5",
      body: { daily_budget: 5000 },
      targetExternalId: "5",
      repeatable: true,
    });
    const campaign = step(all, "campaign");
    expect(() => metaAdapter.completion(campaign, { externalId: "5", lastSent: { ...campaign.body, objective: "OUTCOME_SALES" } })).toThrow(
      PlanError,
    );
    expect(metaAdapter.completion(campaign, { externalId: "5", lastSent: null })?.body).not.toHaveProperty("objective");
    const creative = step(all, "creative");
    expect(metaAdapter.completion(creative, { externalId: "5", lastSent: {} })).toEqual(creative);
  });

  it("takes nothing for done that still has a budget, a bid or words which are not to be sent any more", () => {
    const completed = (name: string, more: Record<string, unknown>) => {
      const request = withIds(step(all, name), { campaign: "1", ad_group: "2", creative: "3" });
      return metaAdapter.completion(request, { externalId: "5", lastSent: { ...request.body, ...more } });
    };
    expect(() => completed("campaign", { lifetime_budget: 90_000 })).toThrow(PlanError);
    expect(() => completed("ad_group", { daily_spend_cap: 100 })).toThrow(PlanError);
    expect(completed("creative", { object_story_id: "1_2" })).toMatchObject({ step: "creative", effect: "create" });
    expect(completed("campaign", { is_adset_budget_sharing_enabled: false, status: "ACTIVE" })).toBeNull();
  });
});

describe("a plan that changes what exists", () => {
  const known = (kind: ObjectKind, externalId: string, extra: object = {}) => ({
    kind,
    externalId,
    name: NAME,
    lastSent: null,
    state: "PAUSED",
    ...extra,
  });
  type Known = ReturnType<typeof known>;
  const target = (children: Known[], lastSent: Record<string, unknown> | null = null) => ({
    externalId: "1",
    name: NAME,
    lastSent,
    state: "ACTIVE",
    children,
  });
  const update = (payload: Record<string, unknown>, children: Known[]) =>
    planned(payload, { requestType: "UPDATE_CAMPAIGN", target: target(children) });

  it("changes the only ad set and the only ad, and leaves the campaign alone when nothing of it is named", () => {
    const requests = update({ adset: { daily_budget: "7" }, ad: { creative: CREATIVE } }, [
      known("ad_group", "2"),
      known("creative", "3"),
      known("ad", "4"),
    ]);
    expect(requests.map(({ step: name, effect, path }) => `${name} ${effect} ${path}`)).toEqual([
      "ad_group update /2",
      "creative create /act_123456789/adcreatives",
      "ad update /4",
    ]);
    expect(step(requests, "ad_group").body).toEqual({ daily_budget: 700 });
    expect(step(requests, "ad").body).toEqual({ creative: { creative_id: { idOf: "creative" } } });
  });

  it("does not guess which ad set is meant", () => {
    const adset = { adset: { daily_budget: "7" } };
    const context = (children: Known[]) => ({ requestType: "UPDATE_CAMPAIGN", target: target(children) }) as const;
    expect(obstacles(adset, context([]))).toEqual(["payload.required /adset"]);
    expect(obstacles(adset, context([known("ad_group", "2"), known("ad_group", "3")]))).toEqual(["payload.required /adset"]);
    expect(obstacles(adset, context([known("ad_group", "2"), known("ad_group", "3", { state: "DELETED" })]))).toEqual([]);
  });

  it("moves an ad set's times with the campaign's where they were the same, and not where they were its own", () => {
    const sent = { start_time: "2026-12-01T05:00:00Z", stop_time: "2026-12-15T05:00:00Z" };
    const following = known("ad_group", "2", { lastSent: { start_time: sent.start_time, end_time: "2026-12-15T00:00:00-05:00" } });
    const own = known("ad_group", "3", { lastSent: { start_time: sent.start_time, end_time: "2026-12-10T00:00:00-05:00" } });
    const moved = (children: Known[]) =>
      planned({ spend_cap: "900" }, { requestType: "UPDATE_CAMPAIGN", target: target(children, sent) }).map(({ step: name, body }) => [
        name,
        body,
      ]);
    expect(moved([following])).toEqual([
      ["campaign", { spend_cap: 90000, stop_time: "2027-01-01T00:00:00-05:00" }],
      ["ad_group", { end_time: "2027-01-01T00:00:00-05:00" }],
    ]);
    expect(moved([own])).toHaveLength(1);
  });

  it("resumes what is known to be paused, deepest first and the campaign last, and pauses the campaign alone", () => {
    const children = [
      known("ad_group", "2"),
      known("creative", "3", { state: "ACTIVE" }),
      known("ad", "4"),
      known("ad", "5"),
      known("ad", "6", { state: "ACTIVE" }),
    ];
    const resumed = planned({}, { requestType: "RESUME_CAMPAIGN", target: target(children) });
    expect(resumed.map(({ step: name, path, body }) => `${name} ${path} ${body.status}`)).toEqual([
      "ad_1 /4 ACTIVE",
      "ad_2 /5 ACTIVE",
      "ad_group /2 ACTIVE",
      "campaign /1 ACTIVE",
    ]);
    const paused = planned({}, { requestType: "PAUSE_CAMPAIGN", target: target(children) });
    expect(paused.map(({ path, body }) => `${path} ${body.status}`)).toEqual(["/1 PAUSED"]);
  });
});
