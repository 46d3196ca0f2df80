import { type FieldType, type PayloadField, type PayloadSchema, type Source, USE } from "@/lib/platforms/payload-schema";
import { BID_STRATEGIES, BUYING_TYPES, OBJECTIVES, RETIRED_OBJECTIVES, SOURCES, SPECIAL_AD_CATEGORIES } from "./facts";
import { AD_FIELDS, AD_SET_FIELDS, FLAT_LOWER_LEVEL_FIELDS } from "./payload-levels";

const TEXT: FieldType = { kind: "text" };
const MONEY: FieldType = { kind: "money" };

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
    "objective",
    { kind: "enum", values: OBJECTIVES, retired: RETIRED_OBJECTIVES },
    { CREATE_CAMPAIGN: "required", UPDATE_CAMPAIGN: "optional" },
    "What the campaign is to achieve",
    { role: "objective", source: SOURCES.objectives },
  ),
  campaign(
    "special_ad_categories",
    { kind: "list", of: { kind: "enum", values: SPECIAL_AD_CATEGORIES } },
    createOrUpdate,
    "Regulated subjects of the ads; an empty list declares that there are none",
    { role: "special_categories", fallback: "an empty list, which declares that no special category applies", source: SOURCES.enums },
  ),
  campaign(
    "special_ad_category_country",
    { kind: "list", of: { kind: "country" } },
    createOrUpdate,
    "Countries whose rules for special categories apply",
  ),
  campaign("daily_budget", MONEY, createOrUpdate, "Budget per day, in currency units", { role: "daily_budget" }),
  campaign("lifetime_budget", MONEY, createOrUpdate, "Budget of the whole flight, in currency units", { role: "lifetime_budget" }),
  campaign("spend_cap", MONEY, createOrUpdate, "Amount after which the campaign stops, in currency units"),
  campaign("bid_strategy", { kind: "enum", values: BID_STRATEGIES }, createOrUpdate, "How bids are made under a campaign budget", {
    role: "bid_strategy",
  }),
  campaign("buying_type", { kind: "enum", values: BUYING_TYPES }, create, "Auction or reservation"),
  campaign("start_time", { kind: "instant" }, createOrUpdate, "First moment of the flight", {
    role: "start",
    fallback: "the campaign's flight",
  }),
  campaign("stop_time", { kind: "instant" }, createOrUpdate, "Moment the flight ends", { role: "end", fallback: "the campaign's flight" }),
  campaign("promoted_object", { kind: "json" }, createOrUpdate, "What is promoted: a page, an app, a pixel's event", {
    role: "promoted_object",
  }),
  campaign("pacing_type", { kind: "list", of: TEXT }, createOrUpdate, "How the budget is spread over time", { role: "pacing" }),
  campaign(
    "is_adset_budget_sharing_enabled",
    { kind: "boolean" },
    createOrUpdate,
    "Whether ad sets may share up to a fifth of their budgets; only without a campaign budget",
    { fallback: "false when the campaign has no budget of its own", source: SOURCES.adsetSharing },
  ),
  campaign("is_skadnetwork_attribution", { kind: "boolean" }, createOrUpdate, "iOS 14 app campaigns: attribution by SKAdNetwork"),
];

const ACCOUNT_FIELD: PayloadField = {
  name: "ad_account_id",
  level: "routing",
  type: { kind: "id", prefix: "act_" },
  role: "account",
  use: everywhere,
  fallback: "the connection's account",
  description: "The ad account, which must be the connection's",
  source: SOURCES.flatBody,
};

const OURS = "is set by Signalbox";

/** Meta's allow-list. */
export const META_PAYLOAD: PayloadSchema = {
  fields: [
    ACCOUNT_FIELD,
    ...CAMPAIGN_FIELDS,
    ...FLAT_LOWER_LEVEL_FIELDS,
    {
      name: "adset",
      level: "ad_group",
      type: { kind: "object", fields: AD_SET_FIELDS },
      use: createOrUpdate,
      description: "Makes an ad set in the campaign; in an update, changes the campaign's only ad set",
      source: SOURCES.adsetFields,
    },
    {
      name: "ad",
      level: "ad",
      type: { kind: "object", fields: AD_FIELDS },
      use: createOrUpdate,
      description: "Makes an ad in the ad set, with its creative; in an update, changes the ad set's only ad",
      source: SOURCES.adFields,
    },
  ],
  forbidden: [
    { name: "status", why: `${OURS}: what is new starts paused, and is paused and resumed by tickets of its own` },
    { name: "configured_status", why: OURS },
    { name: "effective_status", why: "is the platform's to report" },
    { name: "name", why: "comes from the taxonomy" },
    { name: "adlabels", why: "carries Signalbox's own mark" },
    { name: "execution_options", why: OURS },
    { name: "object_story_spec", why: "is made from the creative's words page_id, message, headline, link…" },
    { name: "id", why: "is given by the platform" },
    { name: "campaign_id", why: "is given by the platform; name the ticket's target instead" },
    { name: "adset_id", why: "is given by the platform" },
    { name: "ad_id", why: "is given by the platform" },
    { name: "account_id", why: "is written ad_account_id" },
    { name: "source_campaign_id", why: "would copy a campaign that nothing here has checked" },
    { name: "access_token", why: "belongs to the connection, where it is encrypted" },
    { name: "token", why: "belongs to the connection, where it is encrypted" },
    { name: "app_secret", why: "belongs to the connection, where it is encrypted" },
    { name: "appsecret_proof", why: OURS },
  ],
  exclusive: [
    { names: ["daily_budget", "lifetime_budget"], why: "A campaign has one kind of budget" },
    { names: ["daily_budget", "lifetime_budget"], why: "An ad set has one kind of budget", block: "adset" },
  ],
  blocks: [
    { name: "adset", level: "ad_group", needs: [] },
    { name: "ad", level: "ad", needs: ["adset"] },
  ],
};
