import type { FieldType, Level, PayloadField, Role, Source } from "@/lib/platforms/payload-schema";
import { BID_STRATEGIES, BILLING_EVENTS, OPTIMIZATION_GOALS, SOURCES } from "./facts";

/**
 * Meta's words below the campaign: ad set, ad, creative, targeting. They are known so that rules about words, money and
 * targeting can read them wherever they stand, and so that a misspelt one is named.
 */
const TEXT: FieldType = { kind: "text" };
const ID: FieldType = { kind: "id" };
const JSON_VALUE: FieldType = { kind: "json" };
const MONEY: FieldType = { kind: "money" };
const create: PayloadField["use"] = { CREATE_CAMPAIGN: "optional" };

function word(level: Level, source: Source, name: string, type: FieldType, description: string, role?: Role): PayloadField {
  return { name, level, type, use: level === "ad_group" || level === "ad" ? {} : create, description, source, ...(role ? { role } : {}) };
}

const inTargeting = (name: string, type: FieldType, description: string, role?: Role) =>
  word("ad_group", SOURCES.adsetFields, name, type, description, role);

const NAMED: FieldType = {
  kind: "object",
  open: true,
  fields: [inTargeting("name", TEXT, "Its name", "interest"), inTargeting("id", ID, "Its id at Meta")],
};
const NAMED_LIST: FieldType = { kind: "list", of: NAMED };

const GEO: FieldType = {
  kind: "object",
  open: true,
  fields: [
    inTargeting("countries", { kind: "list", of: { kind: "country" }, role: "country" }, "ISO 3166-1 alpha-2 codes"),
    inTargeting("country_groups", { kind: "list", of: TEXT }, "worldwide, europe…"),
    inTargeting("regions", { kind: "list", of: JSON_VALUE, role: "location" }, "Regions by key"),
    inTargeting("cities", { kind: "list", of: JSON_VALUE, role: "location" }, "Cities by key"),
    inTargeting("zips", { kind: "list", of: JSON_VALUE, role: "location" }, "Postal codes by key"),
  ],
};

const FLEXIBLE: FieldType = {
  kind: "object",
  open: true,
  fields: [inTargeting("interests", NAMED_LIST, "Interests"), inTargeting("behaviors", NAMED_LIST, "Behaviours")],
};

const TARGETING: FieldType = {
  kind: "object",
  open: true,
  fields: [
    inTargeting("geo_locations", GEO, "Where"),
    inTargeting("excluded_geo_locations", { kind: "object", open: true, fields: [] }, "Where not"),
    inTargeting("age_min", { kind: "integer", min: 13, max: 65 }, "Youngest"),
    inTargeting("age_max", { kind: "integer", min: 13, max: 65 }, "Oldest"),
    inTargeting("genders", { kind: "list", of: { kind: "integer", min: 1, max: 2 } }, "1 men, 2 women"),
    inTargeting("interests", NAMED_LIST, "Interests"),
    inTargeting("behaviors", NAMED_LIST, "Behaviours"),
    inTargeting("flexible_spec", { kind: "list", of: FLEXIBLE }, "Interests and behaviours, any of each"),
  ],
};

const inAd = (name: string, type: FieldType, description: string, role?: Role) =>
  word("ad", SOURCES.adFields, name, type, description, role);

const CREATIVE_FIELDS: readonly PayloadField[] = [
  inAd("message", TEXT, "The text above the picture", "text"),
  inAd("headline", TEXT, "The line below the picture", "text"),
  inAd("description", TEXT, "The small line", "text"),
  inAd("link", { kind: "url" }, "Where a click leads", "landing_url"),
  inAd("call_to_action", JSON_VALUE, "The button"),
  inAd("page_id", ID, "The page that speaks"),
  inAd("instagram_user_id", ID, "The Instagram account that speaks"),
  inAd("image_hash", TEXT, "An image of the account"),
  inAd("image_url", { kind: "url" }, "An image by address"),
  inAd("video_id", ID, "A video of the account"),
];

/** The words of lower levels that the flat body may carry. */
export const FLAT_LOWER_LEVEL_FIELDS: readonly PayloadField[] = [
  word("ad_group", SOURCES.flatBody, "billing_event", { kind: "enum", values: BILLING_EVENTS }, "What is paid for"),
  word("ad_group", SOURCES.flatBody, "optimization_goal", { kind: "enum", values: OPTIMIZATION_GOALS }, "What delivery aims at"),
  word("ad_group", SOURCES.flatBody, "targeting", TARGETING, "Who is to see it"),
  word("ad", SOURCES.flatBody, "landing_page_url", { kind: "url" }, "Where a click leads", "landing_url"),
  word("ad", SOURCES.flatBody, "creative", { kind: "object", fields: CREATIVE_FIELDS }, "What is shown"),
];

const inAdSet = (name: string, type: FieldType, description: string, role?: Role) =>
  word("ad_group", SOURCES.adsetFields, name, type, description, role);

export const AD_SET_FIELDS: readonly PayloadField[] = [
  inAdSet("daily_budget", MONEY, "Budget per day, in currency units", "daily_budget"),
  inAdSet("lifetime_budget", MONEY, "Budget of the whole flight, in currency units", "lifetime_budget"),
  inAdSet("bid_amount", MONEY, "Highest bid, in currency units"),
  inAdSet("bid_strategy", { kind: "enum", values: BID_STRATEGIES }, "How bids are made"),
  inAdSet("billing_event", { kind: "enum", values: BILLING_EVENTS }, "What is paid for"),
  inAdSet("optimization_goal", { kind: "enum", values: OPTIMIZATION_GOALS }, "What delivery aims at"),
  inAdSet("targeting", TARGETING, "Who is to see it"),
  inAdSet("start_time", { kind: "instant" }, "First moment", "start"),
  inAdSet("end_time", { kind: "instant" }, "Last moment", "end"),
  inAdSet("promoted_object", JSON_VALUE, "What is promoted"),
  inAdSet("destination_type", TEXT, "Where people are led"),
  inAdSet("attribution_spec", JSON_VALUE, "Windows of attribution"),
  inAdSet("frequency_control_specs", JSON_VALUE, "How often one person sees it"),
  inAdSet("dsa_beneficiary", TEXT, "European Union: who benefits", "text"),
  inAdSet("dsa_payor", TEXT, "European Union: who pays", "text"),
];

export const AD_FIELDS: readonly PayloadField[] = [
  inAd("creative", { kind: "object", fields: CREATIVE_FIELDS, open: true }, "What is shown"),
  inAd("conversion_domain", TEXT, "The domain conversions happen on"),
  inAd("tracking_specs", JSON_VALUE, "What is tracked"),
];
