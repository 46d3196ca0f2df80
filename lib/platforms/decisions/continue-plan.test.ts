import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { metaAdapter } from "@/lib/platforms/meta/adapter";
import type { ObjectKind, PlannedRequest } from "@/lib/platforms/platform";
import { continuePlan, type MadeStep } from "./continue-plan";

const request = (step: string, kind: ObjectKind, body: Record<string, unknown>, more: Partial<PlannedRequest> = {}): PlannedRequest => ({
  step,
  effect: "create",
  kind,
  method: "POST",
  path: `/${kind}`,
  headers: {},
  body,
  meaning: `Make the ${kind}`,
  reference: "ref",
  name: "Moana",
  repeatable: false,
  targetExternalId: null,
  ...more,
});
const PLAN = [
  request("campaign", "campaign", { budget: 1 }),
  request("ad_group", "ad_group", { goal: "a", campaign_id: { idOf: "campaign" } }),
  request("creative", "creative", { words: "a" }),
  request("ad", "ad", { adset_id: { idOf: "ad_group" }, creative: { creative_id: { idOf: "creative" } } }),
];
const made = (step: string, kind: ObjectKind, lastSent: Record<string, unknown>, parentExternalId: string | null = null): MadeStep => ({
  step,
  kind,
  externalId: `${step}-1`,
  name: "Moana",
  parentExternalId,
  lastSent,
});
const CAMPAIGN = made("campaign", "campaign", { budget: 1 });
const AD_GROUP = made("ad_group", "ad_group", { goal: "a", campaign_id: "campaign-1" }, "campaign-1");
const CREATIVE = made("creative", "creative", { words: "a" });
const next = (before: MadeStep[], requests = PLAN) => continuePlan(requests, before, metaAdapter.completion);

describe("continuePlan", () => {
  it("is the plan itself when nothing was made", () => {
    expect(next([])).toEqual({ requests: PLAN, done: [], surplus: [], parents: { ad_group: "campaign", ad: "ad_group" } });
  });

  it("leaves out what was made as the plan wants it, and fills in its ids", () => {
    const { requests, done } = next([CAMPAIGN, AD_GROUP]);
    expect(done.map(({ step, externalId }) => [step, externalId])).toEqual([
      ["campaign", "campaign-1"],
      ["ad_group", "ad_group-1"],
    ]);
    expect(requests.map(({ step }) => step)).toEqual(["creative", "ad"]);
    expect(requests[1]?.body).toEqual({ adset_id: "ad_group-1", creative: { creative_id: { idOf: "creative" } } });
  });

  it("changes what was made with other content in place of making it again", () => {
    const { requests, done } = next([{ ...CAMPAIGN, lastSent: { budget: 2 } }]);
    expect(done).toEqual([]);
    expect(requests[0]).toMatchObject({ step: "campaign", effect: "update", targetExternalId: "campaign-1", body: { budget: 1 } });
    expect(requests[1]?.body).toMatchObject({ campaign_id: "campaign-1" });
  });

  it("makes anew what cannot be changed, and names what stays behind", () => {
    const { requests, surplus } = next([CAMPAIGN, AD_GROUP, { ...CREATIVE, lastSent: { words: "b" } }]);
    expect(requests.map(({ step, effect }) => [step, effect])).toEqual([
      ["creative", "create"],
      ["ad", "create"],
    ]);
    expect(surplus).toMatchObject([{ step: "creative", externalId: "creative-1" }]);
  });

  it("takes nothing for made that stands below another object", () => {
    const { requests, surplus } = next([AD_GROUP]);
    expect(requests.map(({ step }) => step)).toEqual(["campaign", "ad_group", "creative", "ad"]);
    expect(surplus).toMatchObject([{ step: "ad_group" }]);
    expect(next([CAMPAIGN, { ...AD_GROUP, parentExternalId: "campaign-0" }]).done.map(({ step }) => step)).toEqual(["campaign"]);
  });

  it("knows the only ad again when it becomes the first of several", () => {
    const several = [
      ...PLAN.slice(0, 2),
      request("ad_1", "ad", { adset_id: { idOf: "ad_group" } }),
      request("ad_2", "ad", { adset_id: { idOf: "ad_group" } }),
    ];
    const ad = made("ad", "ad", { adset_id: "ad_group-1" }, "ad_group-1");
    expect(next([CAMPAIGN, AD_GROUP, ad], several).requests.map(({ step }) => step)).toEqual(["ad_2"]);
  });

  it("counts a change as made only when it is the very same and nothing else was sent since", () => {
    const change = request("campaign", "campaign", { status: "ACTIVE" }, { effect: "update", targetExternalId: "campaign-1" });
    expect(next([made("campaign", "campaign", { status: "ACTIVE", budget: 7 })], [change]).requests).toEqual([]);
    expect(next([made("campaign", "campaign", { status: "PAUSED" })], [change]).requests).toEqual([change]);
    expect(next([{ ...CAMPAIGN, externalId: "another" }], [change]).requests).toEqual([change]);
  });

  it("never loses a step and never makes one twice, however far it came", () => {
    const all = [
      CAMPAIGN,
      AD_GROUP,
      CREATIVE,
      made("ad", "ad", { adset_id: "ad_group-1", creative: { creative_id: "creative-1" } }, "ad_group-1"),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(all), (before) => {
        const { requests, done, surplus } = next(before);
        expect([...done, ...requests].map(({ step }) => step).toSorted((a, b) => a.localeCompare(b))).toEqual([
          "ad",
          "ad_group",
          "campaign",
          "creative",
        ]);
        const changed = requests.filter(({ effect }) => effect === "update");
        expect(done.length + changed.length + surplus.length).toBe(before.length);
        // Carried out, nothing is left.
        expect(next(all).requests).toEqual([]);
      }),
    );
  });
});
