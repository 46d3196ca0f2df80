import type { Generations, ObjectKind } from "@/lib/platforms/platform";
import { isRequestIdOf, requestIdOf } from "./request-id";

type Words = Readonly<Record<string, unknown>>;

/** The words of each body that Smart+ takes under the same name. Source: SDK yml_files/smart_plus_*_create.yml [H]. */
export const SMART_PLUS_CAMPAIGN_WORDS: ReadonlySet<string> = new Set([
  "app_id",
  "app_promotion_type",
  "budget",
  "budget_mode",
  "budget_optimize_on",
  "campaign_app_profile_page_state",
  "campaign_type",
  "catalog_enabled",
  "catalog_type",
  "disable_skan_campaign",
  "is_advanced_dedicated_campaign",
  "objective_type",
  "postback_window_mode",
  "sales_destination",
  "special_industries",
]);
export const SMART_PLUS_AD_GROUP_WORDS: ReadonlySet<string> = new Set([
  "app_id",
  "bid_price",
  "bid_type",
  "billing_event",
  "budget",
  "budget_mode",
  "click_attribution_window",
  "comment_disabled",
  "conversion_bid_price",
  "dayparting",
  "identity_authorized_bc_id",
  "identity_id",
  "identity_type",
  "optimization_event",
  "optimization_goal",
  "pixel_id",
  "placement_type",
  "placements",
  "promotion_target_type",
  "promotion_type",
  "promotion_website_type",
  "roas_bid",
  "schedule_end_time",
  "schedule_start_time",
  "schedule_type",
  "share_disabled",
  "video_download_disabled",
  "view_attribution_window",
]);
/** Words of an ad group that stand inside `targeting_spec` there. */
export const SMART_PLUS_TARGETING_WORDS: ReadonlySet<string> = new Set([
  "age_groups",
  "audience_ids",
  "excluded_audience_ids",
  "gender",
  "interest_category_ids",
  "interest_keyword_ids",
  "languages",
  "location_ids",
  "operating_systems",
  "spending_power",
  "zipcode_ids",
]);
/** Words an update of each kind takes. Sources: SDK SmartPlusCampaignUpdateBody, SmartPlusAdgroupUpdateBody [H]. */
export const SMART_PLUS_CAMPAIGN_UPDATE_WORDS: ReadonlySet<string> = new Set(["budget"]);
export const SMART_PLUS_AD_GROUP_UPDATE_WORDS: ReadonlySet<string> = new Set([
  "bid_price",
  "budget",
  "comment_disabled",
  "conversion_bid_price",
  "dayparting",
  "roas_bid",
  "schedule_end_time",
  "schedule_start_time",
  "schedule_type",
  "share_disabled",
]);

/** True when a payload asks for a Smart+ campaign. */
export function isSmartPlusPayload(payload: Words): boolean {
  return payload.campaign_automation_type === "UPGRADED_SMART_PLUS";
}

/** The request_id of a step: a Smart+ object's is derived from something else, so that what was sent tells what it is. */
export function requestIdFor(
  { reference, generations = {} }: { reference: string; generations?: Generations },
  step: "campaign" | "ad_group",
  smartPlus: boolean,
): string {
  return requestIdOf(reference, what(step, smartPlus), generations[step]);
}

function what(step: string, smartPlus: boolean): string {
  return smartPlus ? `smart_plus/${step}` : step;
}

/** True when what was sent for a campaign made a Smart+ one: its request_id is one that a Smart+ creation derives. */
export function isSmartPlusObject(lastSent: Words | null): boolean {
  const { po_number: reference, request_id: requestId } = lastSent ?? {};
  return typeof reference === "string" && isRequestIdOf(requestId, reference, what("campaign", true));
}

const NOUNS: Partial<Record<ObjectKind, string>> = { campaign: "campaign", ad_group: "adgroup", ad: "ad" };

/** `/campaign/create/`, `/smart_plus/adgroup/status/update/`… The trailing slash is part of the path. */
export function pathOf(kind: ObjectKind, act: "create" | "update" | "status/update" | "get", smartPlus: boolean): string {
  const noun = NOUNS[kind];
  if (!noun) throw new Error(`TikTok has no ${kind}`);
  return `${smartPlus ? "/smart_plus" : ""}/${noun}/${act}/`;
}

/** The words that name the objects of a status update. */
export function idsWord(kind: ObjectKind, smartPlus: boolean): string {
  if (kind === "campaign") return "campaign_ids";
  if (kind === "ad_group") return "adgroup_ids";
  return smartPlus ? "smart_plus_ad_ids" : "ad_ids";
}
