import { PlanError, type PlanInput, type PlannedRequest } from "@/lib/platforms/platform";
import { toTikTokTime } from "@/lib/platforms/tiktok/time";
import { adGroupBody, type Body, campaignBody, creativeBodies, smartPlusAdBody, type Writing } from "./bodies";
import { isSmartPlusPayload, pathOf, requestIdFor } from "./smart-plus";

export const JSON_HEADERS = { accept: "application/json", "content-type": "application/json" } as const;

/** The word of TikTok's for what does not run. Its own default is ENABLE (SDK CampaignCreateBody [H]), so it is always sent. */
const DISABLED = "DISABLE";

/** Campaign, then ad group, then one request for each ad, as far as the payload has their blocks. */
export function planCreation(input: PlanInput): PlannedRequest[] {
  const smartPlus = isSmartPlusPayload(input.payload);
  const writing: Writing = { requestType: input.requestType, currency: input.account.currency, smartPlus };
  const { adgroup, ad } = input.payload;
  const requests = [createCampaign(input, writing)];
  if (isBlock(adgroup)) requests.push(createAdGroup(input, adgroup, writing));
  if (isBlock(ad)) requests.push(...createAds(input, ad, writing));
  return requests;
}

function createCampaign(input: PlanInput, writing: Writing): PlannedRequest {
  const { account, name, reference } = input;
  const words = campaignBody(input.payload, writing);
  const body: Body = {
    advertiser_id: account.id,
    campaign_name: name,
    ...words,
    // Without a budget of its own the campaign has to say so (budget_mode is required; SOURCES.campaignText).
    ...(words.budget_mode === undefined ? { budget_mode: "BUDGET_MODE_INFINITE" } : {}),
    // Never live by itself: it is resumed by a ticket of its own.
    operation_status: DISABLED,
    request_id: requestIdFor(input, "campaign", writing.smartPlus),
    po_number: reference,
  };
  const kind = writing.smartPlus ? "Smart+ campaign" : "campaign";
  return creation(writing, {
    step: "campaign",
    kind: "campaign",
    body,
    name,
    meaning: `Create the ${kind} ${name} in advertiser account ${account.id}, disabled, ${budgetInWords(input)}`,
    // The same request_id is carried out once, however often it is sent (SOURCES.idempotency).
    repeatable: true,
    reference,
  });
}

function createAdGroup(input: PlanInput, block: Readonly<Record<string, unknown>>, writing: Writing): PlannedRequest {
  const { account, name } = input;
  const words = adGroupBody(block, writing);
  const body: Body = {
    advertiser_id: account.id,
    campaign_id: { idOf: "campaign" },
    adgroup_name: name,
    // Required by hand, and unknown to Smart+.
    ...(writing.smartPlus ? {} : { pacing: "PACING_MODE_SMOOTH" }),
    ...words,
    ...schedule(input, words),
    operation_status: DISABLED,
    request_id: requestIdFor(input, "ad_group", writing.smartPlus),
  };
  return creation(writing, {
    step: "ad_group",
    kind: "ad_group",
    body,
    name,
    meaning: `Create the ad group ${name} in it, disabled, from ${String(body.schedule_start_time)} UTC`,
    repeatable: true,
    // An ad group has no place for our mark; its request_id is what makes it ours.
    reference: null,
  });
}

function createAds(input: PlanInput, block: Readonly<Record<string, unknown>>, writing: Writing): PlannedRequest[] {
  const creatives = creativeBodies(block, writing);
  return creatives.map((words, at) => {
    const isOnly = creatives.length === 1;
    const called = typeof words.ad_name === "string" && words.ad_name.trim() !== "" ? words.ad_name : null;
    const name = called ?? (isOnly ? input.name : `${input.name}_AD${at + 1}`);
    const ids: Body = { advertiser_id: input.account.id, adgroup_id: { idOf: "ad_group" } };
    const own: Body = { ad_name: name, operation_status: DISABLED };
    const body = writing.smartPlus ? { ...ids, ...own, ...smartPlusAdBody(words) } : { ...ids, creatives: [{ ...words, ...own }] };
    return creation(writing, {
      step: isOnly ? "ad" : `ad_${at + 1}`,
      kind: "ad",
      body,
      name,
      meaning: `Create the ad ${name} in the ad group, disabled`,
      // Ads have no request_id (SDK AdCreateBody): the same request twice is two ads.
      repeatable: false,
      reference: null,
    });
  });
}

type Created = Pick<PlannedRequest, "step" | "kind" | "body" | "name" | "meaning" | "repeatable" | "reference">;

function creation(writing: Writing, created: Created): PlannedRequest {
  return {
    ...created,
    effect: "create",
    method: "POST",
    path: pathOf(created.kind, "create", writing.smartPlus),
    headers: JSON_HEADERS,
    targetExternalId: null,
  };
}

/**
 * When the ad group runs: the payload's words where given, else the campaign's flight, in UTC.
 * @throws PlanError when nobody says when it starts
 */
export function schedule(input: PlanInput, words: Body): Body {
  const start = words.schedule_start_time ?? (input.flight.startAt === null ? null : toTikTokTime(input.flight.startAt));
  const end = words.schedule_end_time ?? (input.flight.endAt === null ? null : toTikTokTime(input.flight.endAt));
  if (start === null) {
    const message = '"schedule_start_time" is required: the campaign has no first day, and the ad group names none';
    throw new PlanError([
      {
        rule: "payload.required",
        severity: "block",
        pointer: "/adgroup/schedule_start_time",
        message,
        value: null,
        suggestion: null,
        source: null,
      },
    ]);
  }
  const type = words.schedule_type ?? (end === null ? "SCHEDULE_FROM_NOW" : "SCHEDULE_START_END");
  return {
    schedule_type: type,
    schedule_start_time: start,
    ...(end !== null && type === "SCHEDULE_START_END" ? { schedule_end_time: end } : {}),
  };
}

export function isBlock(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function budgetInWords({ payload, account }: PlanInput): string {
  if (payload.budget == null) return "without a budget of its own";
  const amount = `${String(payload.budget)} ${account.currency}`;
  return payload.budget_mode === "BUDGET_MODE_TOTAL" ? `${amount} in all` : `${amount} a day`;
}
