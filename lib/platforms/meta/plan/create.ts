import type { PlanInput, PlannedRequest } from "@/lib/platforms/platform";
import { META_PAYLOAD } from "../payload";
import { AD_FIELDS, AD_SET_FIELDS } from "../payload-levels";
import { creativeBody, existingCreative } from "./creative";
import { type Body, budgetInWords, creation, flightOf, objectOf, planObstacle, wordsOf } from "./request";

export const CAMPAIGN_FIELDS = META_PAYLOAD.fields.filter((field) => field.level === "campaign");

/** The campaign, and below it what the payload has a block for. Everything new is paused. */
export function planCreation(input: PlanInput): PlannedRequest[] {
  const requests = [createCampaign(input)];
  const adset = objectOf(input.payload.adset);
  const ad = objectOf(input.payload.ad);
  if (adset) requests.push(createAdSet(input, adset));
  if (ad) {
    const creative = newCreative(input, ad);
    if (creative) requests.push(creative);
    requests.push(createAd(input, ad, creative !== null));
  }
  return requests;
}

function createCampaign(input: PlanInput): PlannedRequest {
  const words = wordsOf(CAMPAIGN_FIELDS, input.payload, input.requestType, input.account.currency);
  const { start, end } = campaignTimes(input);
  const body: Body = {
    ...words,
    // Required by the API even when nothing applies; sending it is the advertiser's declaration.
    special_ad_categories: words.special_ad_categories ?? [],
    ...(start ? { start_time: start } : {}),
    ...(end ? { stop_time: end } : {}),
    // Never live by itself: it is resumed by a ticket of its own.
    status: "PAUSED",
  };
  const hasBudget = words.daily_budget !== undefined || words.lifetime_budget !== undefined;
  // Since v24 a campaign without a budget must say whether its ad sets share theirs (error 100/4834011 otherwise).
  if (!hasBudget) body.is_adset_budget_sharing_enabled = words.is_adset_budget_sharing_enabled ?? false;
  const { name, account } = input;
  const budget = budgetInWords(input.payload, account.currency) ?? "without a budget of its own";
  return creation(input, {
    step: "campaign",
    kind: "campaign",
    body,
    meaning: `Create the campaign ${name} in ad account ${account.id}, paused, ${budget}`,
  });
}

function createAdSet(input: PlanInput, adset: Body): PlannedRequest {
  const { currency } = input.account;
  const { start, end } = adSetTimes(input, adset);
  const isLifetime = adset.lifetime_budget != null || input.payload.lifetime_budget != null;
  // A budget for the whole flight cannot be spread over a flight without an end. Source: facts.ts, adsetDocs.
  if (isLifetime && !end) {
    throw planObstacle("/adset/end_time", "A lifetime budget needs an end: give the campaign's flight or the ad set an end");
  }
  const body: Body = {
    campaign_id: { idOf: "campaign" },
    ...wordsOf(AD_SET_FIELDS, adset, input.requestType, currency),
    ...(start ? { start_time: start } : {}),
    ...(end ? { end_time: end } : {}),
    status: "PAUSED",
  };
  const budget = budgetInWords(adset, currency) ?? "from the campaign's budget";
  return creation(input, {
    step: "ad_group",
    kind: "ad_group",
    body,
    meaning: `Create the ad set ${input.name} in the campaign, paused, ${budget}`,
  });
}

/** The creative an ad block describes; null when the ad shows one that exists. */
export function newCreative(input: PlanInput, ad: Body): PlannedRequest | null {
  const words = objectOf(ad.creative);
  if (!words || existingCreative(words) !== null) return null;
  return creation(input, {
    step: "creative",
    kind: "creative",
    body: creativeBody(words),
    meaning: `Create the creative ${input.name}`,
  });
}

function createAd(input: PlanInput, ad: Body, withNewCreative: boolean): PlannedRequest {
  return creation(input, {
    step: "ad",
    kind: "ad",
    body: { adset_id: { idOf: "ad_group" }, ...adWords(input, ad, withNewCreative), status: "PAUSED" },
    meaning: `Create the ad ${input.name} in the ad set, paused`,
  });
}

/** The ad's own words, its creative by id. */
export function adWords(input: PlanInput, ad: Body, withNewCreative: boolean): Body {
  const { creative: _described, ...words } = wordsOf(AD_FIELDS, ad, input.requestType, input.account.currency);
  const existing = existingCreative(objectOf(ad.creative) ?? {});
  if (withNewCreative) return { creative: { creative_id: { idOf: "creative" } }, ...words };
  return existing === null ? words : { creative: { creative_id: existing }, ...words };
}

export function campaignTimes(input: PlanInput): { start?: string; end?: string } {
  return flightOf(input, { start: input.payload.start_time, end: input.payload.stop_time });
}

/** The ad set's own times, else those its campaign is given. */
export function adSetTimes(input: PlanInput, adset: Body): { start?: string; end?: string } {
  return flightOf(
    input,
    { start: adset.start_time, end: adset.end_time },
    { start: input.payload.start_time, end: input.payload.stop_time },
  );
}
