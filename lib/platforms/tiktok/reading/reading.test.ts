import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlannedRequest } from "@/lib/platforms/platform";
import { withIds } from "@/lib/platforms/send";
import { type Simulated, simulated } from "@/lib/platforms/simulators/tiktok/simulated.fixture";
import { tiktokAdapter } from "@/lib/platforms/tiktok/adapter";
import { planInput, SMART_PLUS_PAYLOAD, WHOLE_PAYLOAD } from "@/lib/platforms/tiktok/payload.fixture";
import { planTikTok } from "@/lib/platforms/tiktok/plan/plan";

let platform: Simulated;
beforeAll(() => {
  platform = simulated();
});
afterAll(() => platform.end());

const byHand = planInput();
const smartPlus = planInput({ name: "DIS_US_TIKTOK_2026_Smart", reference: "sb-smart", payload: SMART_PLUS_PAYLOAD });
const requestsOf = (input = byHand) => planTikTok(input).requests;
/** What was sent for a step, with the ids that were made. */
const sentFor = (requests: PlannedRequest[], step: string, ids: Record<string, string>) => {
  const request = requests.find((candidate) => candidate.step === step);
  if (!request) throw new Error(step);
  return withIds(request, ids).body;
};

describe("what a plan made", () => {
  let ids: Record<string, string>;
  let smartIds: Record<string, string>;
  beforeAll(() => {
    ids = platform.send(requestsOf());
    smartIds = platform.send(requestsOf(smartPlus));
    // A namesake somebody else made later, without a mark.
    platform.call("POST", "/campaign/create/", {
      advertiser_id: platform.access.account.id,
      campaign_name: byHand.name,
      objective_type: "TRAFFIC",
      budget_mode: "BUDGET_MODE_INFINITE",
    });
  });

  it.each(["campaign", "ad_group", "ad"] as const)("is read back at the level %s, and is what was sent", async (kind) => {
    for (const [input, made] of [
      [byHand, ids],
      [smartPlus, smartIds],
    ] as const) {
      const { snapshot, classified } = await tiktokAdapter.read({ kind, externalId: String(made[kind]) }, platform.access, platform.ask);
      expect(classified.outcome).toBe("success");
      expect(snapshot).toMatchObject({ kind, externalId: made[kind], name: input.name, state: "PAUSED" });
      expect(Math.abs(Date.parse(snapshot?.createdAt ?? "") - Date.now())).toBeLessThan(60_000);
      if (!snapshot) throw new Error("not read");
      expect(snapshot.parentExternalId).toBe(kind === "campaign" ? null : kind === "ad_group" ? made.campaign : made.ad_group);
      expect(tiktokAdapter.differences(kind, sentFor(requestsOf(input), kind, made), snapshot)).toEqual([]);
    }
  });

  it("is told to differ where somebody changed it there", async () => {
    const advertiser_id = platform.access.account.id;
    platform.call("POST", "/campaign/update/", { advertiser_id, campaign_id: ids.campaign, budget: 75 });
    platform.call("POST", "/campaign/status/update/", { advertiser_id, campaign_ids: [ids.campaign], operation_status: "ENABLE" });
    const { campaign = "", ad: adId = "" } = ids;
    const { snapshot } = await tiktokAdapter.read({ kind: "campaign", externalId: campaign }, platform.access, platform.ask);
    if (!snapshot) throw new Error("not read");
    expect(snapshot.state).toBe("ACTIVE");
    expect(tiktokAdapter.differences("campaign", sentFor(requestsOf(), "campaign", ids), snapshot)).toEqual([
      { pointer: "/budget", sent: 60.5, seen: 75 },
      { pointer: "/operation_status", sent: "DISABLE", seen: "ENABLE" },
    ]);
    const ad = { ad_id: ids.ad, ad_text: "Other words" };
    platform.call("POST", "/ad/update/", { advertiser_id, adgroup_id: ids.ad_group, patch_update: true, creatives: [ad] });
    const changed = await tiktokAdapter.read({ kind: "ad", externalId: adId }, platform.access, platform.ask);
    if (!changed.snapshot) throw new Error("not read");
    expect(tiktokAdapter.differences("ad", sentFor(requestsOf(), "ad", ids), changed.snapshot)).toEqual([
      { pointer: "/creatives/0/ad_text", sent: "Set sail", seen: "Other words" },
    ]);
  });

  it("is found by its mark, and below the campaign by its name in its parent", async () => {
    const since = new Date(Date.now() - 5_000);
    const find = (kind: "campaign" | "ad_group" | "ad", input: typeof byHand, parentExternalId: string | null) =>
      tiktokAdapter.lookUp(
        { kind, reference: kind === "campaign" ? input.reference : null, name: input.name, since, parentExternalId },
        platform.access,
        platform.ask,
      );
    for (const [input, made] of [
      [byHand, ids],
      [smartPlus, smartIds],
    ] as const) {
      const campaign = await find("campaign", input, null);
      expect(campaign.candidates).toMatchObject([{ externalId: made.campaign, reference: input.reference }]);
      expect((await find("ad_group", input, String(made.campaign))).candidates).toMatchObject([
        { externalId: made.ad_group, reference: null },
      ]);
      expect((await find("ad", input, String(made.ad_group))).candidates).toMatchObject([{ externalId: made.ad, name: input.name }]);
    }
    const unmarked = await tiktokAdapter.lookUp(
      { kind: "campaign", reference: "sb-other", name: byHand.name, since, parentExternalId: null },
      platform.access,
      platform.ask,
    );
    expect(unmarked.candidates).toHaveLength(2);
    const none = await tiktokAdapter.lookUp(
      { kind: "campaign", reference: null, name: "Moana", since, parentExternalId: null },
      platform.access,
      platform.ask,
    );
    expect(none.candidates).toEqual([]);
  });

  it("is listed page by page, Smart+ included", async () => {
    for (let number = 0; number < 120; number += 1) {
      platform.call(
        "POST",
        "/campaign/create/",
        {
          advertiser_id: platform.access.account.id,
          campaign_name: `Other ${number}`,
          objective_type: "REACH",
          budget_mode: "BUDGET_MODE_INFINITE",
        },
        new Date(Date.now() + number * 20),
      );
    }
    const all = async (kind: "campaign" | "ad_group" | "ad", parentExternalId: string | null) => {
      const found: string[] = [];
      for (let after: string | null = null; ; ) {
        const page = await tiktokAdapter.list({ kind, parentExternalId, after }, platform.access, platform.ask);
        expect(page.classified.outcome).toBe("success");
        found.push(...page.snapshots.map(({ externalId }) => externalId));
        after = page.after;
        if (after === null) return found;
      }
    };
    const campaigns = await all("campaign", null);
    expect(campaigns).toHaveLength(123);
    expect(new Set(campaigns).size).toBe(123);
    expect(campaigns).toEqual(expect.arrayContaining([ids.campaign, smartIds.campaign]));
    expect(await all("ad_group", String(smartIds.campaign))).toEqual([smartIds.ad_group]);
    expect(await all("ad", String(ids.ad_group))).toEqual([ids.ad]);
  });

  it("that is deleted is seen as deleted, and what never was as nothing", async () => {
    const [request] = requestsOf(planInput({ reference: "sb-gone", name: "Gone", payload: { objective_type: "REACH" } }));
    const { campaign: gone = "" } = platform.send(request ? [request] : []);
    platform.call("POST", "/campaign/status/update/", {
      advertiser_id: platform.access.account.id,
      campaign_ids: [gone],
      operation_status: "DELETE",
    });
    expect((await tiktokAdapter.read({ kind: "campaign", externalId: gone }, platform.access, platform.ask)).snapshot?.state).toBe(
      "DELETED",
    );
    expect(await tiktokAdapter.read({ kind: "campaign", externalId: "1" }, platform.access, platform.ask)).toMatchObject({
      snapshot: null,
      classified: { outcome: "success" },
    });
  });

  it.each(["campaign", "ad_group", "ad"] as const)("at the level %s is brought to what the ticket says now", async (kind) => {
    const [creative] = WHOLE_PAYLOAD.ad.creatives;
    const edited = planInput({
      payload: {
        ...WHOLE_PAYLOAD,
        budget: "99.99",
        adgroup: { ...WHOLE_PAYLOAD.adgroup, age_groups: ["AGE_18_24"] },
        ad: { creatives: [{ ...creative, ad_text: "Set sail today" }] },
      },
    });
    const find = (requests: PlannedRequest[]) => withIds(requests.find(({ step }) => step === kind) as PlannedRequest, ids);
    const now = find(requestsOf(edited));
    const before = find(requestsOf());
    const made = { externalId: String(ids[kind]), lastSent: before.body };
    expect(tiktokAdapter.completion(before, made)).toBeNull();
    const completion = tiktokAdapter.completion(now, made);
    expect(completion).toMatchObject({ effect: "update", kind, step: kind, repeatable: true, targetExternalId: ids[kind] });
    platform.send(completion ? [completion] : []);
    const { snapshot } = await tiktokAdapter.read({ kind, externalId: String(ids[kind]) }, platform.access, platform.ask);
    if (!snapshot) throw new Error("not read");
    const left = tiktokAdapter.differences(kind, now.body, snapshot).filter(({ pointer }) => !pointer.endsWith("operation_status"));
    expect(left).toEqual([]);
  });
});

describe("a completion", () => {
  it("of what cannot be changed names the word that stands in the way", () => {
    const [campaign, adGroup] = requestsOf();
    if (!campaign || !adGroup) throw new Error("not planned");
    for (const [request, word, pointer] of [
      [campaign, "objective_type", "/objective_type"],
      [adGroup, "placement_type", "/adgroup/placement_type"],
    ] as const) {
      const made = { externalId: "1", lastSent: { ...request.body, [word]: "OTHER" } };
      expect(() => tiktokAdapter.completion(request, made)).toThrow(pointer);
    }
    expect(tiktokAdapter.completion(campaign, { externalId: "1", lastSent: null })?.body).toEqual({
      advertiser_id: byHand.account.id,
      campaign_id: "1",
      budget: 60.5,
    });
  });
});

describe("a word of a request", () => {
  it("leads back to where a person typed it", () => {
    const [campaign, adGroup, ad] = requestsOf();
    const [, smartGroup, smartAd] = requestsOf(smartPlus);
    if (!campaign || !adGroup || !ad || !smartGroup || !smartAd) throw new Error("not planned");
    const origins: [PlannedRequest, string, string | null][] = [
      [campaign, "/budget", "/budget"],
      [campaign, "/campaign_name", null],
      [campaign, "/request_id", null],
      [adGroup, "/budget", "/adgroup/budget"],
      [adGroup, "/location_ids/0", "/adgroup/location_ids/0"],
      [adGroup, "/campaign_id", null],
      [ad, "/creatives/0/ad_text", "/ad/creatives/0/ad_text"],
      [ad, "/creatives/0/operation_status", null],
      [{ ...ad, step: "ad_3" }, "/creatives/0/landing_page_url", "/ad/creatives/2/landing_page_url"],
      [smartGroup, "/targeting_spec/location_ids/0", "/adgroup/location_ids/0"],
      [smartAd, "/ad_text_list/0/ad_text", "/ad/creatives/0/ad_text"],
      [smartAd, "/creative_list/0/creative_info/video_info/video_id", "/ad/creatives/0/video_id"],
      [smartAd, "/adgroup_id", null],
    ];
    for (const [request, path, origin] of origins) expect([path, tiktokAdapter.origin(request, path)]).toEqual([path, origin]);
  });
});

describe("TikTok's own lists", () => {
  const search = (list: Parameters<typeof tiktokAdapter.search>[0]["list"], text = "", limit = 10) =>
    tiktokAdapter.search({ list, text, limit }, platform.access, platform.ask);

  it("are searched, so that nobody types an id", async () => {
    expect((await search("locations", "calif")).options).toEqual([{ id: "5332921", name: "California", detail: "US", country: "US" }]);
    expect((await search("locations")).options).toContainEqual({ id: "6252001", name: "United States", detail: "COUNTRY", country: "US" });
    expect((await search("interests", "gambling")).options).toMatchObject([{ id: "13101", name: "Gambling and casino games" }]);
    expect((await search("accounts")).options).toMatchObject([{ id: platform.access.account.id, detail: "USD" }]);
    expect((await search("pixels")).options).toMatchObject([{ id: "7000000000000000021" }]);
    expect((await search("pages", "creator")).options).toMatchObject([{ detail: "TT_USER" }]);
    expect((await search("objectives", "web")).options).toEqual([
      { id: "WEB_CONVERSIONS", name: "Web conversions", detail: "by hand until 2026-12-31" },
    ]);
    expect((await search("interests", "", 3)).options).toHaveLength(3);
  });

  it("of all accounts need the app's secret", async () => {
    const access = { ...platform.access, credentials: { ...platform.access.credentials, app_id: "7", app_secret: "s3cret-of-the-app" } };
    const all = await tiktokAdapter.search({ list: "accounts", text: "", limit: 10 }, access, platform.ask);
    expect(all.options.map(({ id }) => id)).toEqual(["7000000000000000001", "7000000000000000002"]);
  });
});
