import type { FieldType, PayloadField, Role, Source, TextFacts } from "@/lib/platforms/payload-schema";
import { BID_STRATEGIES, BILLING_EVENTS, OPTIMIZATION_GOALS, SOURCES } from "./facts";
import {
  CALL_TO_ACTION_TYPES,
  CONVERSION_EVENTS,
  DESTINATION_TYPES,
  HEADLINE,
  LINK_DESCRIPTION,
  PRIMARY_TEXT,
  PUBLISHER_PLATFORMS,
} from "./facts-of-ads";

/**
 * Meta's words below the campaign. The same words stand in the blocks `adset{}` and `ad{}`, which make an ad set and an
 * ad, and, where seed 002's flat body has them, at the top, from where they are checked but not sent.
 */
const TEXT: FieldType = { kind: "text" };
const ID: FieldType = { kind: "id" };
const JSON_VALUE: FieldType = { kind: "json" };
const MONEY: FieldType = { kind: "money" };
const URL_VALUE: FieldType = { kind: "url" };

const create: PayloadField["use"] = { CREATE_CAMPAIGN: "optional" };
const createOrUpdate: PayloadField["use"] = { CREATE_CAMPAIGN: "optional", UPDATE_CAMPAIGN: "optional" };
const needed: PayloadField["use"] = { CREATE_CAMPAIGN: "required", UPDATE_CAMPAIGN: "optional" };

type Extra = { role?: Role; use?: PayloadField["use"]; fallback?: string; text?: TextFacts; source?: Source };

const inAdSet = (name: string, type: FieldType, description: string, extra: Extra = {}): PayloadField => ({
  name,
  level: "ad_group",
  type,
  use: createOrUpdate,
  description,
  source: SOURCES.adsetFields,
  ...extra,
});
const inTargeting = (name: string, type: FieldType, description: string, role?: Role): PayloadField =>
  inAdSet(name, type, description, { source: SOURCES.targeting, ...(role ? { role } : {}) });
const inAd = (name: string, type: FieldType, description: string, extra: Extra = {}): PayloadField => ({
  name,
  level: "ad",
  type,
  use: createOrUpdate,
  description,
  source: SOURCES.adFields,
  ...extra,
});
const inCreative = (name: string, type: FieldType, description: string, extra: Extra = {}): PayloadField =>
  inAd(name, type, description, { source: SOURCES.creativeFields, ...extra });

const listOf = (of: FieldType, role?: Role): FieldType => ({ kind: "list", of, ...(role ? { role } : {}) });

/** Something of Meta's catalogue of interests: `{id, name}`. The whole plays the role too, since its name may be absent. */
const NAMED: FieldType = {
  kind: "object",
  open: true,
  fields: [inTargeting("name", TEXT, "Its name", "interest"), inTargeting("id", ID, "Its id at Meta")],
};
const INTERESTS = listOf(NAMED, "interest");

const GEO: FieldType = {
  kind: "object",
  open: true,
  fields: [
    inTargeting("countries", listOf({ kind: "country" }, "country"), "ISO 3166-1 alpha-2 codes"),
    inTargeting("country_groups", listOf(TEXT), "worldwide, europe…"),
    inTargeting("regions", listOf(JSON_VALUE, "location"), "Regions by key"),
    inTargeting("cities", listOf(JSON_VALUE, "location"), "Cities by key"),
    inTargeting("zips", listOf(JSON_VALUE, "location"), "Postal codes by key"),
    inTargeting("geo_markets", listOf(JSON_VALUE, "location"), "Markets by key"),
    inTargeting("custom_locations", listOf(JSON_VALUE, "location"), "Places by latitude and longitude"),
  ],
};

const FLEXIBLE: FieldType = {
  kind: "object",
  open: true,
  fields: [inTargeting("interests", INTERESTS, "Interests"), inTargeting("behaviors", INTERESTS, "Behaviours")],
};

const placements = (name: string, description: string) => inTargeting(name, listOf(TEXT, "placement"), description);

/** Open: targeting has some ninety words, and those that rules read are here. */
const TARGETING: FieldType = {
  kind: "object",
  open: true,
  fields: [
    inTargeting("geo_locations", GEO, "Where"),
    inTargeting("excluded_geo_locations", { kind: "object", open: true, fields: [] }, "Where not"),
    inTargeting("age_min", { kind: "integer", min: 13, max: 65 }, "Youngest", "age_min"),
    inTargeting("age_max", { kind: "integer", min: 13, max: 65 }, "Oldest", "age_max"),
    inTargeting("genders", listOf({ kind: "integer", min: 0, max: 2 }, "gender"), "1 men, 2 women, 0 all"),
    inTargeting("interests", INTERESTS, "Interests"),
    inTargeting("behaviors", INTERESTS, "Behaviours"),
    inTargeting("flexible_spec", listOf(FLEXIBLE), "Interests and behaviours, any of each"),
    inTargeting("exclusions", { kind: "object", open: true, fields: [] }, "Interests and behaviours of people left out"),
    inTargeting("locales", listOf({ kind: "integer" }), "Languages by key"),
    inTargeting("publisher_platforms", listOf({ kind: "text" }, "placement"), `Among ${PUBLISHER_PLATFORMS.join(", ")}`),
    placements("facebook_positions", "Places on Facebook"),
    placements("instagram_positions", "Places on Instagram"),
    placements("messenger_positions", "Places in Messenger"),
    placements("audience_network_positions", "Places in the Audience Network"),
    inTargeting("device_platforms", listOf({ kind: "text" }), "mobile, desktop"),
    inTargeting("custom_audiences", JSON_VALUE, "Audiences of the account"),
    inTargeting("excluded_custom_audiences", JSON_VALUE, "Audiences left out"),
    inTargeting("targeting_automation", JSON_VALUE, "How far Meta may widen the audience"),
  ],
};

const PROMOTED_OBJECT: FieldType = {
  kind: "object",
  open: true,
  fields: [
    inAdSet("pixel_id", ID, "The pixel (data set) whose events count", { role: "pixel", source: SOURCES.promotedObject }),
    inAdSet("custom_event_type", { kind: "enum", values: CONVERSION_EVENTS }, "The event that counts", {
      role: "conversion_event",
      source: SOURCES.promotedObject,
    }),
    inAdSet("page_id", ID, "A page", { role: "identity", source: SOURCES.promotedObject }),
    inAdSet("application_id", ID, "An app", { source: SOURCES.promotedObject }),
    inAdSet("object_store_url", URL_VALUE, "The app's address in its store", { source: SOURCES.promotedObject }),
    inAdSet("product_set_id", ID, "A set of products", { source: SOURCES.promotedObject }),
  ],
};

/** What a creative says and shows. `link_data` or `video_data` is made of it. */
const CREATIVE_FIELDS: readonly PayloadField[] = [
  inCreative("page_id", ID, "The page that speaks", { role: "identity" }),
  inCreative("instagram_user_id", ID, "The Instagram account that speaks", { role: "identity" }),
  inCreative("message", TEXT, "The text above the picture", { role: "text", text: PRIMARY_TEXT }),
  inCreative("headline", TEXT, "The line below the picture", { role: "headline", text: HEADLINE }),
  inCreative("description", TEXT, "The small line", { role: "text", text: LINK_DESCRIPTION }),
  inCreative("link", URL_VALUE, "Where a click leads", { role: "landing_url" }),
  inCreative("caption", TEXT, "The address as it is shown", { role: "display_url" }),
  inCreative("call_to_action", { kind: "enum", values: CALL_TO_ACTION_TYPES }, "The button", { role: "call_to_action" }),
  inCreative("image_hash", TEXT, "An image of the account, or a video's thumbnail", { role: "media" }),
  inCreative("image_url", URL_VALUE, "An image by address, or a video's thumbnail", { role: "media" }),
  inCreative("video_id", ID, "A video of the account", { role: "media" }),
  inCreative("url_tags", TEXT, "Parameters added to every link, such as utm_source=meta", { role: "url_parameters" }),
];

const EXISTING_CREATIVE: readonly PayloadField[] = [
  inCreative("creative_id", ID, "A creative that exists already", { role: "media" }),
  inCreative("object_story_id", TEXT, "A post that exists already, as page_post", { role: "media" }),
];

/** The words of lower levels that the flat body may carry. */
export const FLAT_LOWER_LEVEL_FIELDS: readonly PayloadField[] = [
  flat(inAdSet("billing_event", { kind: "enum", values: BILLING_EVENTS }, "What is paid for", { role: "billing_event" })),
  flat(inAdSet("optimization_goal", { kind: "enum", values: OPTIMIZATION_GOALS }, "What delivery aims at", { role: "optimization_goal" })),
  flat(inAdSet("targeting", TARGETING, "Who is to see it")),
  flat(inAd("landing_page_url", URL_VALUE, "Where a click leads", { role: "landing_url" })),
  flat(inAd("creative", { kind: "object", fields: CREATIVE_FIELDS }, "What is shown")),
];

function flat(field: PayloadField): PayloadField {
  return { ...field, use: {}, source: SOURCES.flatBody };
}

export const AD_SET_FIELDS: readonly PayloadField[] = [
  inAdSet("daily_budget", MONEY, "Budget per day, in currency units; only without a campaign budget", { role: "daily_budget" }),
  inAdSet("lifetime_budget", MONEY, "Budget of the whole flight, in currency units; only without a campaign budget", {
    role: "lifetime_budget",
  }),
  inAdSet("bid_amount", MONEY, "Highest bid or target cost, in currency units", { role: "bid_amount" }),
  inAdSet("bid_strategy", { kind: "enum", values: BID_STRATEGIES }, "How bids are made", { role: "bid_strategy" }),
  inAdSet("bid_constraints", JSON_VALUE, "Such as the least return on ad spend"),
  inAdSet("billing_event", { kind: "enum", values: BILLING_EVENTS }, "What is paid for", {
    role: "billing_event",
    use: needed,
    source: SOURCES.adsetDocs,
  }),
  inAdSet("optimization_goal", { kind: "enum", values: OPTIMIZATION_GOALS }, "What delivery aims at", {
    role: "optimization_goal",
    use: needed,
    source: SOURCES.adsetDocs,
  }),
  inAdSet("targeting", { ...TARGETING, required: ["geo_locations"] }, "Who is to see it", { use: needed, source: SOURCES.adsetDocs }),
  inAdSet("start_time", { kind: "instant" }, "First moment", { role: "start", fallback: "the campaign's flight" }),
  inAdSet("end_time", { kind: "instant" }, "Moment it ends", { role: "end", fallback: "the campaign's flight" }),
  inAdSet("promoted_object", PROMOTED_OBJECT, "What is promoted", { role: "promoted_object" }),
  inAdSet("destination_type", { kind: "enum", values: DESTINATION_TYPES }, "Where people are led"),
  inAdSet("attribution_spec", JSON_VALUE, "Windows of attribution"),
  inAdSet("pacing_type", listOf(TEXT), "How the budget is spread over time", { role: "pacing" }),
  inAdSet("adset_schedule", JSON_VALUE, "Hours of the week"),
  inAdSet("frequency_control_specs", JSON_VALUE, "How often one person sees it", { role: "frequency_cap" }),
  inAdSet("daily_spend_cap", MONEY, "Most per day under a campaign budget, in currency units"),
  inAdSet("daily_min_spend_target", MONEY, "Least per day under a campaign budget, in currency units"),
  inAdSet("lifetime_spend_cap", MONEY, "Most in all under a campaign budget, in currency units"),
  inAdSet("lifetime_min_spend_target", MONEY, "Least in all under a campaign budget, in currency units"),
  inAdSet("is_dynamic_creative", { kind: "boolean" }, "Whether Meta combines the parts of creatives", { use: create }),
  inAdSet("dsa_beneficiary", TEXT, "European Union: on whose behalf the ad is shown", {
    role: "dsa_beneficiary",
    source: SOURCES.euTransparency,
  }),
  inAdSet("dsa_payor", TEXT, "European Union: who pays", { role: "dsa_payor", source: SOURCES.euTransparency }),
];

export const AD_FIELDS: readonly PayloadField[] = [
  inAd(
    "creative",
    {
      kind: "object",
      fields: [...EXISTING_CREATIVE, ...CREATIVE_FIELDS],
      oneOf: [["creative_id", "object_story_id", "page_id"]],
    },
    "What is shown: page_id and words for a new creative, or one that exists",
    { use: needed },
  ),
  inAd("conversion_domain", TEXT, "The domain conversions happen on"),
  inAd("tracking_specs", JSON_VALUE, "What is tracked"),
  inAd("display_sequence", { kind: "integer", min: 0 }, "Place in a sequence"),
];
