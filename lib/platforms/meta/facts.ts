import type { Source } from "@/lib/platforms/payload-schema";

/** What is known of Meta's Graph API, each with where it was read. `spec` is spec/platforms.md §1 unless it says otherwise. */
const read = (document: string, confidence: Source["confidence"]): Source => ({ document, readOn: "2026-11-21", confidence });

export const SOURCES = {
  version: read("spec/platforms.md §1: v26.0, developers.facebook.com/docs/graph-api/changelog/versions", "M"),
  campaignFields: read("spec/platforms.md §1: facebook/facebook-business-sdk-codegen@ad2b0b6 api_specs/specs/AdAccount.json", "H"),
  campaignUpdate: read("facebook/facebook-business-sdk-codegen@ad2b0b6 api_specs/specs/Campaign.json #update", "H"),
  enums: read("spec/platforms.md §1: facebook/facebook-business-sdk-codegen@ad2b0b6 api_specs/specs/enum_types.json", "H"),
  objectives: read("spec/platforms.md §1: developers.facebook.com/blog/post/2023/02/13/outcome-driven-ad-experiences-update", "M"),
  currencies: read("spec/platforms.md §1: developers.facebook.com/docs/marketing-api/currencies", "M"),
  adsetSharing: read("spec/platforms.md §1: error 100/4834011 since v24", "M"),
  adsetFields: read("spec/platforms.md §1: POST /act_x/adsets; codegen@ad2b0b6 AdAccount.json", "H"),
  adFields: read("spec/platforms.md §1: POST /act_x/ads; codegen@ad2b0b6 AdAccount.json", "H"),
  adsetDocs: read("developers.facebook.com/documentation/ads-commerce/marketing-api/bidding/overview/budgets, …/billing-events", "M"),
  adsetUpdate: read("facebook/facebook-business-sdk-codegen@ad2b0b6 api_specs/specs/AdSet.json #update", "H"),
  creativeFields: read(
    "facebook/facebook-business-sdk-codegen@ad2b0b6 AdAccount.json /adcreatives, AdCreativeLinkData.json, AdCreativeVideoData.json",
    "H",
  ),
  adUpdate: read("facebook/facebook-business-sdk-codegen@ad2b0b6 api_specs/specs/Ad.json #update", "H"),
  targeting: read("facebook/facebook-business-sdk-codegen@ad2b0b6 api_specs/specs/Targeting.json, TargetingGeoLocation.json", "H"),
  promotedObject: read("facebook/facebook-business-sdk-codegen@ad2b0b6 api_specs/specs/AdPromotedObject.json", "H"),
  videoThumbnail: read("error 100/1443226 of the Marketing API, as several third parties report it", "L"),
  euTransparency: read("spec/platforms.md §1: dsa_beneficiary and dsa_payor for the EU, else error 100/3858081", "H"),
  textLengths: read("spec/creative-specs.json: meta.facebook_feed.image", "M"),
  adlabels: read("spec/platforms.md §0: adlabels; developers.facebook.com/docs/marketing-api/reference/ad-label", "M"),
  labelFilter: read("developers.facebook.com/docs/marketing-api/reference/ad-label: filtering {object}.adlabels, ANY and ALL", "M"),
  nameFilter: read("spec/platforms.md §1: campaigns edge with filtering; operator CONTAIN by a third party", "L"),
  errors: read("spec/platforms.md §1: error object, HTTP 400 mostly", "H"),
  rateLimits: read("spec/platforms.md §1: developers.facebook.com/docs/marketing-api/overview/rate-limiting", "M"),
  blame: read("facebook/facebook-php-business-sdk issue 237: error_data with blame_field_specs or blame_field", "M"),
  targetingSearch: read("developers.facebook.com/docs/marketing-api/audiences/reference/targeting-search", "M"),
  edges: read("facebook/facebook-business-sdk-codegen@ad2b0b6: edges of AdAccount, Campaign, AdSet, Ad", "H"),
  auth: read("spec/platforms.md §1: Authorization: Bearer", "M"),
  flatBody: read("DESIGN.md §2, Bodies of the main job", "H"),
} as const satisfies Record<string, Source>;

export const API_VERSION = "v26.0";

/** What can be created since v17.0. */
export const OBJECTIVES = [
  "OUTCOME_APP_PROMOTION",
  "OUTCOME_AWARENESS",
  "OUTCOME_ENGAGEMENT",
  "OUTCOME_LEADS",
  "OUTCOME_SALES",
  "OUTCOME_TRAFFIC",
] as const;

/** In the enum, but no longer creatable; the successor where there is only one. Several successors: null. */
export const RETIRED_OBJECTIVES: Readonly<Record<string, (typeof OBJECTIVES)[number] | null>> = {
  APP_INSTALLS: "OUTCOME_APP_PROMOTION",
  BRAND_AWARENESS: "OUTCOME_AWARENESS",
  CONVERSIONS: null,
  EVENT_RESPONSES: "OUTCOME_ENGAGEMENT",
  LEAD_GENERATION: "OUTCOME_LEADS",
  LINK_CLICKS: "OUTCOME_TRAFFIC",
  LOCAL_AWARENESS: "OUTCOME_AWARENESS",
  MESSAGES: null,
  OFFER_CLAIMS: null,
  PAGE_LIKES: "OUTCOME_ENGAGEMENT",
  POST_ENGAGEMENT: "OUTCOME_ENGAGEMENT",
  PRODUCT_CATALOG_SALES: "OUTCOME_SALES",
  REACH: "OUTCOME_AWARENESS",
  STORE_VISITS: "OUTCOME_AWARENESS",
  VIDEO_VIEWS: null,
};

export const SPECIAL_AD_CATEGORIES = [
  "CREDIT",
  "EMPLOYMENT",
  "FINANCIAL_PRODUCTS_SERVICES",
  "HOUSING",
  "ISSUES_ELECTIONS_POLITICS",
  "NONE",
  "ONLINE_GAMBLING_AND_GAMING",
] as const;

export const BID_STRATEGIES = ["COST_CAP", "LOWEST_COST_WITHOUT_CAP", "LOWEST_COST_WITH_BID_CAP", "LOWEST_COST_WITH_MIN_ROAS"] as const;

export const BUYING_TYPES = ["AUCTION", "RESERVED"] as const;

export const BILLING_EVENTS = [
  "APP_INSTALLS",
  "CLICKS",
  "IMPRESSIONS",
  "LINK_CLICKS",
  "LISTING_INTERACTION",
  "NONE",
  "OFFER_CLAIMS",
  "PAGE_LIKES",
  "POST_ENGAGEMENT",
  "PURCHASE",
  "THRUPLAY",
] as const;

export const OPTIMIZATION_GOALS = [
  "ADVERTISER_SILOED_VALUE",
  "AD_RECALL_LIFT",
  "APP_INSTALLS",
  "APP_INSTALLS_AND_OFFSITE_CONVERSIONS",
  "AUTOMATIC_OBJECTIVE",
  "CONVERSATIONS",
  "DERIVED_EVENTS",
  "ENGAGED_PAGE_VIEWS",
  "ENGAGED_USERS",
  "EVENT_RESPONSES",
  "IMPRESSIONS",
  "IN_APP_VALUE",
  "LANDING_PAGE_VIEWS",
  "LEAD_GENERATION",
  "LINK_CLICKS",
  "MEANINGFUL_CALL_ATTEMPT",
  "MESSAGING_APPOINTMENT_CONVERSION",
  "MESSAGING_PURCHASE_CONVERSION",
  "NONE",
  "OFFSITE_CONVERSIONS",
  "PAGE_LIKES",
  "POST_ENGAGEMENT",
  "PROFILE_AND_PAGE_ENGAGEMENT",
  "PROFILE_VISIT",
  "QUALITY_CALL",
  "QUALITY_LEAD",
  "REACH",
  "REMINDERS_SET",
  "SUBSCRIBERS",
  "THRUPLAY",
  "VALUE",
  "VISIT_INSTAGRAM_PROFILE",
] as const;

/** Currencies whose smallest unit at Meta is the whole unit; every other has an offset of 100. */
export const WHOLE_UNIT_CURRENCIES: ReadonlySet<string> = new Set([
  "CLP",
  "COP",
  "CRC",
  "HUF",
  "ISK",
  "IDR",
  "JPY",
  "KRW",
  "PYG",
  "TWD",
  "VND",
]);

/** Codes that mean "too many calls"; 17 account, 4 application, 32 page, 613 custom, 80000 and up the business use cases. */
export const THROTTLE_CODES: ReadonlySet<number> = new Set([4, 17, 32, 341, 613, ...range(80000, 80014)]);

/** Codes that mean "ours is broken, come back": the effect is unknown. */
export const SERVICE_CODES: ReadonlySet<number> = new Set([1, 2]);

/** How our reference is written as an ad label: the label's name. */
export const REFERENCE_PREFIX = "signalbox:";

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_unused, index) => from + index);
}
