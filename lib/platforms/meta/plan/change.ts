import type { ObjectKind, PlanInput, PlannedRequest, PlannedTarget } from "@/lib/platforms/platform";
import { AD_SET_FIELDS } from "../payload-levels";
import { adSetTimes, adWords, CAMPAIGN_FIELDS, campaignTimes, newCreative } from "./create";
import { type Body, changeOf, KIND_NAMES, type MetaKind, objectOf, planObstacle, sameInstant, wordsOf } from "./request";

type Child = PlannedTarget["children"][number];

/** What the payload names, of the campaign and of its only ad set and ad; and the flight where it moved. */
export function planUpdate(input: PlanInput): PlannedRequest[] {
  const target = targetOf(input);
  const adset = objectOf(input.payload.adset);
  const ad = objectOf(input.payload.ad);
  const requests = [...updateCampaign(input, target), ...updateAdSets(input, target, adset), ...(ad ? updateAd(input, target, ad) : [])];
  if (requests.length > 0) return requests;
  throw planObstacle("", "Nothing in the payload differs from what the campaign has", "payload.nothing_to_send");
}

/** Only the campaign: what is below it keeps its own state, and stands still with it. */
export function planPause(input: PlanInput): PlannedRequest[] {
  const target = targetOf(input);
  return [
    changeOf(target, { step: "campaign", kind: "campaign", body: { status: "PAUSED" }, meaning: `Pause the campaign ${target.name}` }),
  ];
}

/** What is known to be paused, deepest first and the campaign last, so that nothing runs before all of it may. */
export function planResume(input: PlanInput): PlannedRequest[] {
  const target = targetOf(input);
  const resumed = (child: Child, step: string, kind: MetaKind) =>
    changeOf(child, { step, kind, body: { status: "ACTIVE" }, meaning: `Resume the ${KIND_NAMES[kind]} ${child.name}` });
  const paused = (kind: MetaKind) => target.children.filter((child) => child.kind === kind && child.state === "PAUSED");
  const below = (["ad", "ad_group"] as const).flatMap((kind) => {
    const children = paused(kind);
    return children.map((child, index) => resumed(child, stepOf(kind, index, children.length), kind));
  });
  return [
    ...below,
    changeOf(target, { step: "campaign", kind: "campaign", body: { status: "ACTIVE" }, meaning: `Resume the campaign ${target.name}` }),
  ];
}

function updateCampaign(input: PlanInput, target: PlannedTarget): PlannedRequest[] {
  const words = wordsOf(CAMPAIGN_FIELDS, input.payload, input.requestType, input.account.currency);
  const body = { ...words, ...movedTimes(input, target) };
  if (Object.keys(body).length === 0) return [];
  return [update(target, "campaign", "campaign", body)];
}

/** Times the payload gives, and those that differ from what was last sent. */
function movedTimes(input: PlanInput, target: PlannedTarget): Record<string, string> {
  const { start, end } = campaignTimes(input);
  const moved: Record<string, string> = {};
  for (const [name, value] of Object.entries({ start_time: start, stop_time: end })) {
    if (value === undefined) continue;
    const sent = target.lastSent;
    if (input.payload[name] != null || (sent !== null && !sameInstant(sent[name], value))) moved[name] = value;
  }
  return moved;
}

function updateAdSets(input: PlanInput, target: PlannedTarget, adset: Body | null): PlannedRequest[] {
  if (!adset) {
    const following = target.children
      .filter((child) => child.kind === "ad_group")
      .map((child) => ({ child, body: followedTimes(input, target, child, {}) }))
      .filter(({ body }) => Object.keys(body).length > 0);
    return following.map(({ child, body }, index) => update(child, stepOf("ad_group", index, following.length), "ad_group", body));
  }
  const child = onlyChild(target, "ad_group", "/adset");
  const words = wordsOf(AD_SET_FIELDS, adset, input.requestType, input.account.currency);
  const body = { ...words, ...followedTimes(input, target, child, adset) };
  return Object.keys(body).length === 0 ? [] : [update(child, "ad_group", "ad_group", body)];
}

/** The ad set's times that are given, or that were its campaign's and have moved with them. */
function followedTimes(input: PlanInput, target: PlannedTarget, child: Child, adset: Body): Body {
  const times = adSetTimes(input, adset);
  const moved: Body = {};
  for (const [name, campaignName, value] of [
    ["start_time", "start_time", times.start],
    ["end_time", "stop_time", times.end],
  ] as const) {
    if (value === undefined) continue;
    const sent = child.lastSent?.[name];
    const followed = sent !== undefined && sameInstant(sent, target.lastSent?.[campaignName]);
    if (adset[name] != null || (followed && !sameInstant(sent, value))) moved[name] = value;
  }
  return moved;
}

/** A creative cannot be rewritten: the ad gets a new one. */
function updateAd(input: PlanInput, target: PlannedTarget, ad: Body): PlannedRequest[] {
  const child = onlyChild(target, "ad", "/ad");
  const creative = newCreative(input, ad);
  const body = adWords(input, ad, creative !== null);
  if (Object.keys(body).length === 0) return [];
  return [...(creative ? [creative] : []), update(child, "ad", "ad", body)];
}

function update(child: { externalId: string; name: string }, step: string, kind: MetaKind, body: Body): PlannedRequest {
  const named = Object.keys(body).join(", ");
  return changeOf(child, { step, kind, body, meaning: `Update ${named} of the ${KIND_NAMES[kind]} ${child.name}` });
}

function onlyChild(target: PlannedTarget, kind: ObjectKind, pointer: string): Child {
  const children = target.children.filter((child) => child.kind === kind && child.state !== "DELETED" && child.state !== "ARCHIVED");
  const [only] = children;
  const what = KIND_NAMES[kind];
  if (!only) throw planObstacle(pointer, `The campaign ${target.name} has no ${what} that this could change`);
  if (children.length > 1) {
    throw planObstacle(pointer, `The campaign ${target.name} has ${children.length} ${what}s, and nothing says which one is meant`);
  }
  return only;
}

function targetOf(input: PlanInput): PlannedTarget {
  if (!input.target) throw planObstacle("", "There is no campaign on the platform that this ticket is about");
  return input.target;
}

function stepOf(kind: MetaKind, index: number, count: number): string {
  return count === 1 ? kind : `${kind}_${index + 1}`;
}
