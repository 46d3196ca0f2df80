import { type FieldType, type PayloadField, type PayloadSchema, type Source, USE } from "@/lib/platforms/payload-schema";
import {
  APP_PROMOTION_TYPES,
  AUTOMATION_TYPES,
  BUDGET_MODES,
  OBJECTIVES,
  RETIRED_OBJECTIVES,
  SALES_DESTINATIONS,
  SOURCES,
  SPECIAL_INDUSTRIES,
} from "./facts";
import { AD_FIELDS, AD_GROUP_FIELDS, FLAT_LOWER_LEVEL_FIELDS } from "./payload-levels";

const ID: FieldType = { kind: "id" };
const BOOLEAN: FieldType = { kind: "boolean" };

const { create, createOrUpdate, everywhere } = USE;

function campaign(
  name: string,
  type: FieldType,
  use: PayloadField["use"],
  description: string,
  extra: { role?: PayloadField["role"]; fallback?: string; source?: Source } = {},
): PayloadField {
  return { name, level: "campaign", type, use, description, source: SOURCES.campaignFields, ...extra };
}

const CAMPAIGN_FIELDS: readonly PayloadField[] = [
  campaign(
    "objective_type",
    { kind: "enum", values: OBJECTIVES, retired: RETIRED_OBJECTIVES },
    { CREATE_CAMPAIGN: "required" },
    "What the campaign is to achieve",
    { role: "objective", source: SOURCES.enums },
  ),
  campaign("budget_mode", { kind: "enum", values: BUDGET_MODES }, create, "What the budget is of: a day, the whole flight, or none", {
    role: "budget_mode",
    fallback: "BUDGET_MODE_INFINITE, when no budget is given: the ad groups have theirs",
    source: SOURCES.campaignText,
  }),
  // Of a day or of the whole flight, as budget_mode says: mentionsTikTok tells which.
  campaign("budget", { kind: "money" }, createOrUpdate, "The campaign's budget, in currency units", {
    role: "daily_budget",
    source: SOURCES.campaignText,
  }),
  campaign("budget_optimize_on", BOOLEAN, create, "Whether the campaign's budget is spread over its ad groups", {
    source: SOURCES.campaignText,
  }),
  campaign(
    "special_industries",
    { kind: "list", of: { kind: "enum", values: SPECIAL_INDUSTRIES } },
    createOrUpdate,
    "Regulated subjects of the ads; an update may clear them, never change them",
    { role: "special_categories", source: SOURCES.campaignText },
  ),
  campaign("app_promotion_type", { kind: "enum", values: APP_PROMOTION_TYPES }, create, "What is wanted of an app; for APP_PROMOTION", {
    source: SOURCES.enums,
  }),
  campaign("app_id", ID, create, "The app that is promoted, by its id at TikTok", { role: "promoted_object" }),
  campaign("campaign_type", { kind: "enum", values: ["IOS14_CAMPAIGN", "REGULAR_CAMPAIGN"] }, create, "Regular, or dedicated to iOS 14"),
  campaign("is_advanced_dedicated_campaign", BOOLEAN, create, "iOS 14: the advanced delivery model"),
  campaign("disable_skan_campaign", BOOLEAN, create, "iOS 14: whether SKAdNetwork attribution is off"),
  campaign("campaign_app_profile_page_state", { kind: "enum", values: ["OFF", "ON"] }, create, "iOS 14: the app profile page"),
  campaign(
    "postback_window_mode",
    { kind: "enum", values: ["POSTBACK_WINDOW_MODE1", "POSTBACK_WINDOW_MODE2", "POSTBACK_WINDOW_MODE3"] },
    create,
    "SKAdNetwork 4: which postbacks are waited for",
  ),
  campaign("virtual_objective_type", { kind: "enum", values: ["SALES"] }, create, "The sales objective, which joins two older ones"),
  campaign("sales_destination", { kind: "enum", values: SALES_DESTINATIONS }, create, "Where sales are to happen", {
    source: SOURCES.campaignText,
  }),
  campaign("campaign_product_source", { kind: "enum", values: ["CATALOG", "STORE"] }, create, "Where products come from"),
  campaign("catalog_enabled", BOOLEAN, create, "Whether a catalogue of products is used"),
  campaign(
    "catalog_type",
    { kind: "enum", values: ["ECOMMERCE", "MINI_SERIES", "TRAVEL_ENTERTAINMENT"] },
    create,
    "Smart+: kind of catalogue",
    {
      source: SOURCES.smartPlus,
    },
  ),
  campaign("is_search_campaign", BOOLEAN, create, "Whether ads show in search only"),
];

const ROUTING_FIELDS: readonly PayloadField[] = [
  {
    name: "advertiser_id",
    level: "routing",
    type: ID,
    role: "account",
    use: everywhere,
    fallback: "the connection's account",
    description: "The advertiser account, which must be the connection's",
    source: SOURCES.flatBody,
  },
  {
    name: "campaign_automation_type",
    level: "routing",
    type: { kind: "enum", values: AUTOMATION_TYPES, retired: { SMART_PLUS: "UPGRADED_SMART_PLUS" } },
    use: everywhere,
    fallback: "MANUAL, or what the campaign was created as",
    description: "By hand or as a Smart+ campaign, which is made through paths of its own",
    source: SOURCES.automationType,
  },
];

const OURS = "is set by Signalbox";
const GIVEN = "is given by the platform";
const SECRET = "belongs to the connection, where it is encrypted";
const PAUSED = `${OURS}: what is new starts paused, and is paused and resumed by tickets of its own`;

/** TikTok's allow-list. */
export const TIKTOK_PAYLOAD: PayloadSchema = {
  fields: [
    ...ROUTING_FIELDS,
    ...CAMPAIGN_FIELDS,
    ...FLAT_LOWER_LEVEL_FIELDS,
    {
      name: "adgroup",
      level: "ad_group",
      type: { kind: "object", fields: AD_GROUP_FIELDS },
      use: createOrUpdate,
      description: "The ad group",
      source: SOURCES.adGroupFields,
    },
    {
      name: "ad",
      level: "ad",
      type: { kind: "object", fields: AD_FIELDS },
      use: create,
      description: "The ads of the ad group, one for each creative",
      source: SOURCES.adFields,
    },
  ],
  forbidden: [
    { name: "operation_status", why: PAUSED },
    { name: "status", why: PAUSED },
    { name: "primary_status", why: "is the platform's to report" },
    { name: "secondary_status", why: "is the platform's to report" },
    { name: "name", why: "comes from the taxonomy" },
    { name: "campaign_name", why: "comes from the taxonomy" },
    { name: "adgroup_name", why: "comes from the taxonomy" },
    { name: "ad_name", why: "comes from the taxonomy" },
    { name: "po_number", why: "carries Signalbox's own mark" },
    { name: "request_id", why: `${OURS}, so that a repeated request makes nothing twice` },
    { name: "id", why: GIVEN },
    { name: "campaign_id", why: `${GIVEN}; name the ticket's target instead` },
    { name: "campaign_ids", why: `${GIVEN}; name the ticket's target instead` },
    { name: "adgroup_id", why: GIVEN },
    { name: "adgroup_ids", why: GIVEN },
    { name: "ad_id", why: GIVEN },
    { name: "ad_ids", why: GIVEN },
    { name: "smart_plus_ad_id", why: GIVEN },
    { name: "access_token", why: SECRET },
    { name: "access-token", why: SECRET },
    { name: "token", why: SECRET },
    { name: "secret", why: SECRET },
    { name: "app_secret", why: SECRET },
  ],
  exclusive: [],
  blocks: [
    { name: "adgroup", level: "ad_group", needs: [] },
    { name: "ad", level: "ad", needs: ["adgroup"] },
  ],
};
