import type { FieldType, Level, PayloadField, RequestType, Role, Source, TextFacts } from "@/lib/platforms/payload-schema";
import {
  AD_FORMATS,
  AGE_GROUPS,
  BID_TYPES,
  BILLING_EVENTS,
  BUDGET_MODES,
  CALLS_TO_ACTION,
  GENDERS,
  IDENTITY_TYPES,
  LONGEST_NAME,
  OPERATING_SYSTEMS,
  OPTIMIZATION_GOALS,
  PACING_MODES,
  PLACEMENT_TYPES,
  PLACEMENTS,
  PROMOTION_TYPES,
  SCHEDULE_TYPES,
  SOURCES,
} from "./facts";

/** TikTok's words below the campaign: ad group, ad and creative, in their blocks and, where the flat body has them, at the top. */
const TEXT: FieldType = { kind: "text" };
const ID: FieldType = { kind: "id" };
const IDS: FieldType = { kind: "list", of: ID };
const MONEY: FieldType = { kind: "money" };
const BOOLEAN: FieldType = { kind: "boolean" };
const URL_TYPE: FieldType = { kind: "url" };
const enumOf = (values: readonly string[]): FieldType => ({ kind: "enum", values });

type Extra = { role?: Role; fallback?: string; source?: Source; text?: TextFacts };

function word(
  level: Level,
  source: Source,
  name: string,
  type: FieldType,
  use: PayloadField["use"],
  description: string,
  extra: Extra,
): PayloadField {
  return { name, level, type, use, description, source, ...extra };
}

/** Of the ad group, changeable later or not: SOURCES.adGroupUpdate names what an update takes. */
const CREATED: PayloadField["use"] = { CREATE_CAMPAIGN: "optional" };
const CHANGED: PayloadField["use"] = { CREATE_CAMPAIGN: "optional", UPDATE_CAMPAIGN: "optional" };
const NEEDED = { CREATE_CAMPAIGN: "required" } as const satisfies Partial<Record<RequestType, "required">>;

const inGroup = (name: string, type: FieldType, use: PayloadField["use"], description: string, extra: Extra = {}) =>
  word("ad_group", SOURCES.adGroupFields, name, type, use, description, extra);

const LOCATIONS = inGroup("location_ids", { kind: "list", of: ID, role: "location", max: 3_000 }, CHANGED, "Places, by TikTok's ids", {
  source: SOURCES.adGroupText,
});

export const AD_GROUP_FIELDS: readonly PayloadField[] = [
  inGroup("promotion_type", enumOf(PROMOTION_TYPES), CREATED, "What is promoted: a website, an app, a form", { role: "promoted_object" }),
  inGroup("promotion_target_type", enumOf(["EXTERNAL_WEBSITE", "INSTANT_PAGE"]), CREATED, "Lead generation: where the form is"),
  inGroup("promotion_website_type", enumOf(["TIKTOK_NATIVE_PAGE", "UNSET"]), CREATED, "Whether an instant page is used"),
  inGroup("app_id", ID, CREATED, "The app that is promoted", { role: "promoted_object" }),
  inGroup("shopping_ads_type", enumOf(["LIVE", "PRODUCT_SHOPPING_ADS", "VIDEO"]), CREATED, "Product sales: kind of shopping ads", {
    source: SOURCES.adGroupText,
  }),
  inGroup("product_source", enumOf(["CATALOG", "SHOWCASE", "STORE"]), CREATED, "Product sales: where products come from"),
  inGroup("catalog_id", ID, CREATED, "Product sales: the catalogue"),
  inGroup("catalog_authorized_bc_id", ID, CREATED, "Product sales: business centre of the catalogue"),
  inGroup("store_id", ID, CREATED, "Product sales: the shop"),
  inGroup("store_authorized_bc_id", ID, CREATED, "Product sales: business centre of the shop"),
  inGroup("shopping_ads_retargeting_type", enumOf(["LAB1", "LAB2", "LAB3", "OFF"]), CHANGED, "Product sales: who is brought back"),
  inGroup("pixel_id", ID, CREATED, "The pixel that counts conversions", { role: "pixel" }),
  inGroup("optimization_event", TEXT, CREATED, "The event that counts as a conversion", { role: "conversion_event" }),
  inGroup("placement_type", enumOf(PLACEMENT_TYPES), CREATED, "Chosen by TikTok or by you", { fallback: "PLACEMENT_TYPE_NORMAL" }),
  inGroup("placements", { kind: "list", of: enumOf(PLACEMENTS) }, CREATED, "Where the ads show; needed unless TikTok chooses", {
    role: "placement",
    source: SOURCES.adGroupText,
  }),
  LOCATIONS,
  inGroup("zipcode_ids", { kind: "list", of: ID, role: "location" }, CHANGED, "Postal codes, by TikTok's ids"),
  inGroup("languages", { kind: "list", of: TEXT }, CHANGED, "Languages of the audience, such as en"),
  inGroup("gender", enumOf(GENDERS), CHANGED, "Gender of the audience", { role: "gender" }),
  inGroup("age_groups", { kind: "list", of: enumOf(AGE_GROUPS) }, CHANGED, "Ages of the audience", { role: "age_groups" }),
  inGroup("interest_category_ids", { kind: "list", of: ID, role: "interest" }, CHANGED, "Interests, by TikTok's ids"),
  inGroup("interest_keyword_ids", { kind: "list", of: ID, role: "interest" }, CHANGED, "Further interests, by TikTok's ids"),
  inGroup("audience_ids", IDS, CHANGED, "Audiences that are to see it"),
  inGroup("excluded_audience_ids", IDS, CHANGED, "Audiences that are not to see it"),
  inGroup("operating_systems", { kind: "list", of: enumOf(OPERATING_SYSTEMS), max: 1 }, CHANGED, "Operating system of the device", {
    source: SOURCES.adGroupText,
  }),
  inGroup("spending_power", enumOf(["ALL", "HIGH"]), CHANGED, "Spending power of the audience"),
  inGroup("budget_mode", enumOf(BUDGET_MODES), CREATED, "What the budget is of: a day or the whole flight", { role: "budget_mode" }),
  // Of a day or of the whole flight, as budget_mode says: mentionsTikTok tells which.
  inGroup("budget", MONEY, CHANGED, "The ad group's budget, in currency units", { role: "daily_budget" }),
  inGroup("schedule_type", enumOf(SCHEDULE_TYPES), CHANGED, "Whether there is an end", { fallback: "by the campaign's flight" }),
  inGroup("schedule_start_time", { kind: "instant" }, CHANGED, "First moment", { role: "start", fallback: "the campaign's flight" }),
  inGroup("schedule_end_time", { kind: "instant" }, CHANGED, "Moment the flight ends", { role: "end", fallback: "the campaign's flight" }),
  inGroup("dayparting", TEXT, CHANGED, "Hours of the week, 336 characters of 0 and 1"),
  inGroup("optimization_goal", enumOf(OPTIMIZATION_GOALS), NEEDED, "What delivery aims at", { role: "optimization_goal" }),
  inGroup("billing_event", enumOf(BILLING_EVENTS), NEEDED, "What is paid for", { role: "billing_event" }),
  inGroup("bid_type", enumOf(BID_TYPES), CHANGED, "How bids are made", { role: "bid_strategy" }),
  inGroup("bid_price", MONEY, CHANGED, "Bid for a click, a thousand views or a view, in currency units", { role: "bid_amount" }),
  inGroup("conversion_bid_price", MONEY, CHANGED, "Bid for a conversion, in currency units", { role: "bid_amount" }),
  inGroup("roas_bid", { kind: "json" }, CHANGED, "Return on spend that is aimed at"),
  inGroup("pacing", enumOf(PACING_MODES), CHANGED, "How the budget is spread over time", {
    role: "pacing",
    fallback: "PACING_MODE_SMOOTH",
  }),
  inGroup("frequency", { kind: "integer", min: 1, max: 1_000 }, CHANGED, "Most times one person sees it in frequency_schedule days", {
    role: "frequency_cap",
    source: SOURCES.adGroupText,
  }),
  inGroup("frequency_schedule", { kind: "integer", min: 1, max: 30 }, CHANGED, "Days that frequency counts", {
    source: SOURCES.adGroupText,
  }),
  inGroup("comment_disabled", BOOLEAN, CHANGED, "Whether comments are off"),
  inGroup("share_disabled", BOOLEAN, CHANGED, "Whether sharing is off"),
  inGroup("video_download_disabled", BOOLEAN, CREATED, "Whether the video may not be downloaded"),
  inGroup("search_result_enabled", BOOLEAN, CHANGED, "Whether ads show among search results"),
  inGroup("brand_safety_type", TEXT, CHANGED, "What the ads may stand beside"),
  inGroup("identity_id", TEXT, CREATED, "The identity that speaks", { role: "identity" }),
  inGroup("identity_type", enumOf(IDENTITY_TYPES), CREATED, "Kind of that identity"),
  inGroup("identity_authorized_bc_id", ID, CREATED, "Business centre of that identity"),
  inGroup("click_attribution_window", TEXT, CREATED, "Days after a click in which a conversion counts"),
  inGroup("view_attribution_window", TEXT, CREATED, "Days after a view in which a conversion counts"),
];

const inAd = (name: string, type: FieldType, description: string, extra: Extra = {}) =>
  word("ad", SOURCES.adFields, name, type, CREATED, description, extra);

/** Of an ad that is not made from a post: a post keeps its own caption (spec/creative-specs.json, in_feed_spark). */
const AD_TEXT: TextFacts = { counting: "wide", most: 100, emoji: "refused", source: SOURCES.adText };
const DISPLAY_NAME: TextFacts = { counting: "wide", most: 40, emoji: "refused", source: SOURCES.displayName };

const CREATIVE_FIELDS: readonly PayloadField[] = [
  inAd("ad_name", TEXT, "What the ad is called among the others of its group", {
    fallback: "the ticket's name, with a number when there are several",
    text: { counting: "wide", most: LONGEST_NAME, emoji: "refused", source: SOURCES.names },
  }),
  inAd("ad_text", TEXT, "The text with the ad", { role: "text", text: AD_TEXT }),
  inAd("ad_format", enumOf(AD_FORMATS), "Video, pictures or a carousel"),
  inAd("landing_page_url", URL_TYPE, "Where a click leads", { role: "landing_url" }),
  inAd("call_to_action", enumOf(CALLS_TO_ACTION), "The button", { role: "call_to_action", source: SOURCES.smartPlusCalls }),
  inAd("call_to_action_id", ID, "A set of buttons that TikTok chooses from"),
  inAd("display_name", TEXT, "The name that is shown", { role: "headline", text: DISPLAY_NAME }),
  inAd("app_name", TEXT, "The app's name as it is shown"),
  inAd("identity_id", TEXT, "The identity that speaks", { role: "identity" }),
  inAd("identity_type", enumOf(IDENTITY_TYPES), "Kind of that identity"),
  inAd("identity_authorized_bc_id", ID, "Business centre of that identity"),
  inAd("tiktok_item_id", ID, "A post that is promoted", { role: "media" }),
  inAd("video_id", TEXT, "A video of the account", { role: "media" }),
  inAd("image_ids", { kind: "list", of: TEXT, role: "media" }, "Pictures of the account"),
  inAd("product_specific_type", enumOf(["ALL", "CUSTOMIZED_PRODUCTS", "PRODUCT_SET"]), "Product sales: which products"),
  inAd("product_set_id", ID, "Product sales: a set of products"),
  inAd("item_group_ids", { kind: "list", of: TEXT }, "Product sales: products by their ids"),
  inAd("music_id", TEXT, "Music of a carousel"),
  inAd("page_id", ID, "An instant page"),
  inAd("deeplink", TEXT, "Where a click leads inside the app"),
  inAd("deeplink_type", enumOf(["DEFERRED_DEEPLINK", "NORMAL"]), "What happens without the app"),
  inAd("utm_params", { kind: "list", of: { kind: "json" }, max: 14 }, "Parameters added to the address, as key and value", {
    role: "url_parameters",
    source: SOURCES.smartPlus,
  }),
  inAd("tracking_pixel_id", ID, "The pixel that watches", { role: "pixel" }),
  inAd("impression_tracking_url", URL_TYPE, "An address called at each impression"),
  inAd("click_tracking_url", URL_TYPE, "An address called at each click"),
  inAd("aigc_disclosure_type", enumOf(["NOT_DECLARED", "SELF_DISCLOSURE"]), "Whether it says that it was made by a machine"),
  inAd("dark_post_status", enumOf(["OFF", "ON"]), "Whether the post shows in ads only"),
];

const CREATIVE: FieldType = { kind: "object", fields: CREATIVE_FIELDS };

export const AD_FIELDS: readonly PayloadField[] = [
  // Twenty creatives are what one /ad/create/ takes by third parties; not confirmed, so nothing is refused for it here.
  inAd("creatives", { kind: "list", of: CREATIVE, min: 1 }, "What is shown; each becomes an ad", {}),
].map((field) => ({ ...field, use: NEEDED }));

/** The words of lower levels that the flat body may carry: checked, not sent. */
export const FLAT_LOWER_LEVEL_FIELDS: readonly PayloadField[] = [
  ...AD_GROUP_FIELDS.filter(({ name }) =>
    [
      "location_ids",
      "optimization_goal",
      "billing_event",
      "gender",
      "age_groups",
      "languages",
      "interest_category_ids",
      "placements",
    ].includes(name),
  ).map((field) => ({ ...field, use: {}, source: SOURCES.flatBody })),
  ...CREATIVE_FIELDS.filter(({ name }) => name === "landing_page_url" || name === "ad_text").map((field) => ({
    ...field,
    use: {},
    source: SOURCES.flatBody,
  })),
  { ...inAd("creative", CREATIVE, "What is shown"), use: {}, source: SOURCES.flatBody },
];
