import type { SimAccount } from "@/lib/platforms/simulators/simulator";
import type { SimObject } from "@/lib/platforms/simulators/store";
import { LONGEST_NAME, STATUSES } from "./campaign-rules";
import { wrong } from "./envelope";
import { amountOf, enumOf, listOf, objectOf, type Parameters, plainText, requiredEnum, textOf, timeOf } from "./parameters";

/** Enumerations and bounds as lib/platforms/tiktok/facts.ts has them with their sources. */
const BILLING_EVENTS = ["CPC", "CPM", "CPV", "OCPM", "GD", "CPA"];
const BUDGET_MODES = ["BUDGET_MODE_DAY", "BUDGET_MODE_TOTAL", "BUDGET_MODE_INFINITE", "BUDGET_MODE_DYNAMIC_DAILY_BUDGET"];
const PLACEMENTS = ["PLACEMENT_TIKTOK", "PLACEMENT_PANGLE", "PLACEMENT_GLOBAL_APP_BUNDLE"];
const AGE_GROUPS = ["AGE_13_17", "AGE_18_24", "AGE_25_34", "AGE_35_44", "AGE_45_54", "AGE_55_100"];
const GENDERS = ["GENDER_FEMALE", "GENDER_MALE", "GENDER_UNLIMITED"];
const WITHOUT_PROMOTION = ["REACH", "VIDEO_VIEWS", "ENGAGEMENT", "RF_REACH"];
/** A day's, in US dollars; ads.tiktok.com/help/article/budget, August 2025 [M]. */
const LEAST_DAILY_BUDGET = 20;
const DAY_MS = 86_400_000;

/** Checks a new ad group as the platform does. @throws TikTokError 40002 naming the word */
export function readNewAdGroup(
  words: Parameters,
  campaign: SimObject,
  account: SimAccount,
): { name: string; status: string; fields: Record<string, unknown> } {
  const smartPlus = campaign.fields.smart_plus === true;
  const name = plainText(words, "adgroup_name", LONGEST_NAME);
  const status = enumOf(words, "operation_status", STATUSES) ?? "ENABLE";
  requiredEnum(words, "billing_event", BILLING_EVENTS);
  if (textOf(words, "optimization_goal") === null) throw wrong("optimization_goal", "Missing data for required field.");
  if (!smartPlus) requiredEnum(words, "pacing", ["PACING_MODE_SMOOTH", "PACING_MODE_FAST"]);
  if (!WITHOUT_PROMOTION.includes(String(campaign.fields.objective_type)) && textOf(words, "promotion_type") === null)
    throw wrong("promotion_type", "Missing data for required field.");
  if (campaign.fields.objective_type === "PRODUCT_SALES")
    requiredEnum(words, "shopping_ads_type", ["VIDEO", "LIVE", "PRODUCT_SHOPPING_ADS"]);
  if (campaign.fields.budget_optimize_on === true && !smartPlus) requiredEnum(words, "bid_type", ["BID_TYPE_NO_BID", "BID_TYPE_CUSTOM"]);
  checkPlacements(words, smartPlus);
  checkAudience(smartPlus ? objectOf(words, "targeting_spec") : words, smartPlus ? "targeting_spec." : "");
  const { start, end } = checkSchedule(words);
  if (campaign.fields.budget_optimize_on !== true) checkBudget(words, account, end === null ? null : end - start);
  if (smartPlus && textOf(words, "request_id") === null) throw wrong("request_id", "Missing data for required field.");
  const { advertiser_id: _a, campaign_id: _c, adgroup_name: _n, operation_status: _s, ...fields } = words;
  return { name, status, fields: { ...fields, smart_plus: smartPlus } };
}

/** Checks a change of an ad group. Only what is given changes. */
export function readAdGroupChange(
  words: Parameters,
  adGroup: SimObject,
  account: SimAccount,
): { name: string | null; fields: Record<string, unknown> } {
  const name = textOf(words, "adgroup_name") === null ? null : plainText(words, "adgroup_name", LONGEST_NAME);
  const { advertiser_id: _a, adgroup_id: _i, adgroup_name: _n, operation_status: _s, ...fields } = words;
  const after = { ...adGroup.fields, ...fields };
  const { start, end } = checkSchedule(after);
  if (fields.budget !== undefined) checkBudget(after, account, end === null ? null : end - start);
  const smartPlus = adGroup.fields.smart_plus === true;
  checkAudience(smartPlus ? objectOf(after, "targeting_spec") : after, smartPlus ? "targeting_spec." : "");
  return { name, fields };
}

function checkPlacements(words: Parameters, smartPlus: boolean): void {
  const type = enumOf(words, "placement_type", ["PLACEMENT_TYPE_AUTOMATIC", "PLACEMENT_TYPE_NORMAL"]);
  const placements = listOf(words, "placements");
  const unknown = placements?.findIndex((entry) => !PLACEMENTS.includes(entry as string)) ?? -1;
  if (unknown >= 0) throw wrong(`placements.${unknown}`, `Must be one of: ${PLACEMENTS.join(", ")}.`);
  const isChosen = type === "PLACEMENT_TYPE_AUTOMATIC" || (smartPlus && type === null);
  if (!isChosen && !placements?.length) throw wrong("placements", "Missing data for required field.");
}

function checkAudience(words: Parameters, path: string): void {
  const locations = listOf(words, "location_ids") ?? [];
  const zips = listOf(words, "zipcode_ids") ?? [];
  if (locations.length + zips.length === 0) throw wrong(`${path}location_ids`, "Missing data for required field.");
  if (locations.length + zips.length > 3_000) throw wrong(`${path}location_ids`, "Longer than maximum length 3000.");
  const badId = locations.findIndex((id) => !/^\d{1,20}$/.test(String(id)));
  if (badId >= 0) throw wrong(`${path}location_ids.${badId}`, "Not a valid integer.");
  const ages = listOf(words, "age_groups") ?? [];
  const badAge = ages.findIndex((age) => !AGE_GROUPS.includes(age as string));
  if (badAge >= 0) throw wrong(`${path}age_groups.${badAge}`, `Must be one of: ${AGE_GROUPS.join(", ")}.`);
  enumOf(words, "gender", GENDERS);
}

function checkSchedule(words: Parameters): { start: number; end: number | null } {
  const type = requiredEnum(words, "schedule_type", ["SCHEDULE_FROM_NOW", "SCHEDULE_START_END"]);
  const start = timeOf(words, "schedule_start_time");
  if (start === null) throw wrong("schedule_start_time", "Missing data for required field.");
  const end = timeOf(words, "schedule_end_time");
  if (type === "SCHEDULE_START_END" && end === null) throw wrong("schedule_end_time", "Missing data for required field.");
  if (type === "SCHEDULE_START_END" && end !== null && end <= start)
    throw wrong("schedule_end_time", "The end time must be later than the start time.");
  return { start, end: type === "SCHEDULE_START_END" ? end : null };
}

function checkBudget(words: Parameters, account: SimAccount, lengthMs: number | null): void {
  const mode = requiredEnum(words, "budget_mode", BUDGET_MODES);
  if (mode === "BUDGET_MODE_INFINITE") return;
  const budget = amountOf(words, "budget");
  if (budget === null) throw wrong("budget", "Missing data for required field.");
  if (budget <= 0) throw wrong("budget", "Must be greater than 0.");
  if (account.currency !== "USD") return;
  const days = mode === "BUDGET_MODE_TOTAL" && lengthMs !== null ? Math.max(1, Math.ceil(lengthMs / DAY_MS)) : 1;
  const least = LEAST_DAILY_BUDGET * days;
  if (budget < least) throw wrong("budget", `The ad group budget can't be less than ${least.toFixed(2)} USD.`);
}
