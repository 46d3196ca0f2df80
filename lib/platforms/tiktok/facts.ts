import type { Source } from "@/lib/platforms/payload-schema";

/**
 * What is known of TikTok's Business API, each with where it was read. `spec` is spec/platforms.md §2. The SDK is
 * tiktok/tiktok-business-api-sdk@f809c39; "reference text" is TikTok's own documentation as bububa/tiktok-business@051f6c0
 * carries it beside its types.
 */
const read = (document: string, confidence: Source["confidence"]): Source => ({ document, readOn: "2026-11-21", confidence });

export const SOURCES = {
  version: read("spec/platforms.md §2: v1.3, business-api.tiktok.com/open_api/v1.3, trailing slash as in the SDK's paths", "H"),
  auth: read("spec/platforms.md §2: Access-Token header, as the SDK sends it", "H"),
  flatBody: read("DESIGN.md §2, Bodies of the main job", "H"),
  campaignFields: read("SDK js_sdk/docs/CampaignCreateBody.md", "H"),
  campaignUpdate: read("SDK js_sdk/docs/CampaignUpdateBody.md", "H"),
  adGroupFields: read("SDK js_sdk/docs/AdgroupCreateBody.md", "H"),
  adGroupUpdate: read("SDK js_sdk/docs/AdgroupUpdateBody.md", "H"),
  adFields: read("SDK js_sdk/docs/AdCreateBody.md, AdcreateCreatives.md", "H"),
  campaignText: read("reference text of /campaign/create/ (bububa model/campaign/create.go)", "M"),
  adGroupText: read("reference text of /adgroup/create/ (bububa model/adgroup/create.go)", "M"),
  enums: read("reference text of the enumerations (bububa enum/)", "M"),
  smartPlus: read("SDK yml_files/smart_plus_campaign_create.yml, smart_plus_adgroup_create.yml, smart_plus_ad_create.yml", "H"),
  smartPlusCalls: read("SDK yml_files/smart_plus_ad_create.yml, call_to_action_list", "H"),
  automationType: read("reference text of campaign_automation_type (bububa enum/campaign_automation_type.go)", "M"),
  manualCloses: read("spec/platforms.md §2: two independent third parties; not seen on an official page", "M"),
  minimumBudgets: read("ads.tiktok.com/help/article/budget, August 2025", "M"),
  names: read("spec/platforms.md §2: at most 512 characters, CJK count 2, no emoji", "M"),
  adText: read("spec/creative-specs.json tiktok.in_feed.text: ads.tiktok.com/help/article?aid=6669199281502552069", "M"),
  displayName: read("spec/creative-specs.json tiktok.in_feed.text: consumeracquisition.com, display name 1–40", "L"),
  idempotency: read("spec/platforms.md §2: request_id, a 64-bit integer as text; several times the same, one success", "M"),
  partialSuccess: read("spec/platforms.md §2: code 20001", "M"),
  codes: read("spec/platforms.md §2: return codes", "M"),
  quotas: read("spec/platforms.md §2: Basic 10 QPS, 600 QPM, 864000 QPD", "M"),
} as const satisfies Record<string, Source>;

export const API_VERSION = "v1.3";

/** What can be created. RF_REACH is left out: such a campaign must not be created paused (reference text of operation_status). */
export const OBJECTIVES = [
  "APP_PROMOTION",
  "ENGAGEMENT",
  "LEAD_GENERATION",
  "PRODUCT_SALES",
  "REACH",
  "TRAFFIC",
  "VIDEO_VIEWS",
  "WEB_CONVERSIONS",
] as const;

/** In the enumeration, but no longer creatable; the successor where there is one (SOURCES.enums). */
export const RETIRED_OBJECTIVES: Readonly<Record<string, (typeof OBJECTIVES)[number] | null>> = {
  APP_INSTALL: "APP_PROMOTION",
  CATALOG_SALES: "PRODUCT_SALES",
  CONVERSIONS: "WEB_CONVERSIONS",
  SHOP_PURCHASES: "PRODUCT_SALES",
  RF_APP_INSTALL: null,
  RF_ENGAGEMENT: null,
  RF_TRAFFIC: null,
  RF_VIDEO_VIEW: null,
};

/** Objectives whose manual creation ends; Smart+ takes their place (SOURCES.manualCloses). */
export const CLOSING_OBJECTIVES = ["WEB_CONVERSIONS", "APP_PROMOTION", "LEAD_GENERATION", "PRODUCT_SALES"] as const;
/** The last day on which they can be created by hand; the sources name it and the day after. */
export const MANUAL_CREATION_CLOSES = "2026-12-31";

/** Objectives of Smart+ (SOURCES.smartPlus). */
export const SMART_PLUS_OBJECTIVES = ["APP_PROMOTION", "LEAD_GENERATION", "WEB_CONVERSIONS"] as const;

/** How a campaign is run, in the words in which TikTok reports it. */
export const AUTOMATION_TYPES = ["MANUAL", "UPGRADED_SMART_PLUS"] as const;

export const BUDGET_MODES = ["BUDGET_MODE_DAY", "BUDGET_MODE_DYNAMIC_DAILY_BUDGET", "BUDGET_MODE_INFINITE", "BUDGET_MODE_TOTAL"] as const;
/** Modes in which there is a budget to give. */
export const BUDGETED_MODES: ReadonlySet<unknown> = new Set(["BUDGET_MODE_DAY", "BUDGET_MODE_DYNAMIC_DAILY_BUDGET", "BUDGET_MODE_TOTAL"]);
/** Modes of a campaign that spreads its budget over its ad groups (budget_optimize_on; SOURCES.campaignText). */
export const SHARED_BUDGET_MODES: ReadonlySet<unknown> = new Set(["BUDGET_MODE_DYNAMIC_DAILY_BUDGET", "BUDGET_MODE_TOTAL"]);

/** Least budgets in US dollars, daily and of the whole flight alike (SOURCES.minimumBudgets); other currencies: not confirmed. */
export const LEAST_CAMPAIGN_BUDGET_USD = "50";
export const LEAST_AD_GROUP_BUDGET_USD = "20";

export const SPECIAL_INDUSTRIES = ["CREDIT", "EMPLOYMENT", "HOUSING"] as const;

export const APP_PROMOTION_TYPES = ["APP_INSTALL", "APP_PREREGISTRATION", "APP_RETARGETING", "MINIS"] as const;

export const SALES_DESTINATIONS = ["APP", "TIKTOK_SHOP", "WEBSITE", "WEB_AND_APP"] as const;

export const BILLING_EVENTS = ["CPC", "CPM", "CPV", "OCPM"] as const;

export const OPTIMIZATION_GOALS = [
  "AUTOMATIC_VALUE_OPTIMIZATION",
  "CLICK",
  "CONVERSATION",
  "CONVERSION_LEADS",
  "CONVERT",
  "DESTINATION_VISIT",
  "ENGAGED_VIEW",
  "ENGAGED_VIEW_FIFTEEN",
  "FOLLOWERS",
  "INSTALL",
  "IN_APP_EVENT",
  "LEAD_GENERATION",
  "MT_LIVE_ROOM",
  "PAGE_VISITS",
  "PREFERRED_LEAD",
  "PRODUCT_CLICK_IN_LIVE",
  "REACH",
  "SHOW",
  "TRAFFIC_LANDING_PAGE_VIEW",
  "VALUE",
] as const;

export const PROMOTION_TYPES = [
  "APP_ANDROID",
  "APP_IOS",
  "EXTERNAL_OR_DISPLAY",
  "LEAD_GENERATION",
  "LEAD_GEN_CLICK_TO_CALL",
  "LEAD_GEN_CLICK_TO_SOCIAL_MEDIA_APP_MESSAGE",
  "LEAD_GEN_CLICK_TO_TT_DIRECT_MESSAGE",
  "LIVE_SHOPPING",
  "PSA_PRODUCT",
  "TIKTOK_SHOP",
  "VIDEO_SHOPPING",
  "WEBSITE",
  "WEBSITE_OR_DISPLAY",
] as const;
/** Objectives whose ad groups need no promotion_type (SOURCES.adGroupText). */
export const OBJECTIVES_WITHOUT_PROMOTION_TYPE: ReadonlySet<unknown> = new Set(["REACH", "VIDEO_VIEWS", "ENGAGEMENT"]);

export const BID_TYPES = ["BID_TYPE_CUSTOM", "BID_TYPE_NO_BID"] as const;
export const PACING_MODES = ["PACING_MODE_FAST", "PACING_MODE_SMOOTH"] as const;
export const SCHEDULE_TYPES = ["SCHEDULE_FROM_NOW", "SCHEDULE_START_END"] as const;
export const PLACEMENT_TYPES = ["PLACEMENT_TYPE_AUTOMATIC", "PLACEMENT_TYPE_NORMAL"] as const;
export const PLACEMENTS = ["PLACEMENT_GLOBAL_APP_BUNDLE", "PLACEMENT_PANGLE", "PLACEMENT_TIKTOK"] as const;
export const GENDERS = ["GENDER_FEMALE", "GENDER_MALE", "GENDER_UNLIMITED"] as const;
export const AGE_GROUPS = ["AGE_13_17", "AGE_18_24", "AGE_25_34", "AGE_35_44", "AGE_45_54", "AGE_55_100"] as const;
export const OPERATING_SYSTEMS = ["ANDROID", "IOS"] as const;
export const IDENTITY_TYPES = ["AUTH_CODE", "BC_AUTH_TT", "CUSTOMIZED_USER", "TT_USER"] as const;
export const AD_FORMATS = ["CAROUSEL_ADS", "CATALOG_CAROUSEL", "LIVE_CONTENT", "SINGLE_IMAGE", "SINGLE_VIDEO"] as const;

export const CALLS_TO_ACTION = [
  "APPLY_NOW",
  "BOOK_NOW",
  "CALL_NOW",
  "CHECK_AVAILABILITY",
  "CONTACT_US",
  "DOWNLOAD_NOW",
  "EXPERIENCE_NOW",
  "GET_QUOTE",
  "GET_SHOWTIMES",
  "GET_TICKETS_NOW",
  "INSTALL_NOW",
  "INTERESTED",
  "JOIN_THIS_HASHTAG",
  "LEARN_MORE",
  "LISTEN_NOW",
  "ORDER_NOW",
  "PLAY_GAME",
  "PREORDER_NOW",
  "READ_MORE",
  "SEND_MESSAGE",
  "SHOOT_WITH_THIS_EFFECT",
  "SHOP_NOW",
  "SIGN_UP",
  "SUBSCRIBE",
  "VIEW_NOW",
  "VIEW_PROFILE",
  "VIEW_VIDEO_WITH_THIS_EFFECT",
  "VISIT_STORE",
  "WATCH_LIVE",
  "WATCH_NOW",
] as const;

/** Most characters of a name, East Asian ones counting two; no emoji (SOURCES.names). */
export const LONGEST_NAME = 512;

/** Return codes (SOURCES.codes). */
export const CODES = {
  ok: 0,
  partialSuccess: 20_001,
  duplicateRequest: 40_050,
  /** "Too many requests", inside an HTTP 200 and without a header. */
  throttled: new Set([40_016, 40_100, 40_132, 40_133]),
} as const;
