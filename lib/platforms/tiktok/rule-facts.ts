import Decimal from "decimal.js";
import type { Source } from "@/lib/platforms/payload-schema";
import type { LeastBudget, RuleFacts } from "@/lib/platforms/rule-facts";
import {
  CLOSING_OBJECTIVES,
  LEAST_AD_GROUP_BUDGET_USD,
  LEAST_CAMPAIGN_BUDGET_USD,
  MANUAL_CREATION_CLOSES,
  SMART_PLUS_OBJECTIVES,
  SOURCES,
} from "./facts";

/** What rules hold TikTok's tickets to, each with where it was read. "Reference text" as in facts.ts. */
const read = (document: string, confidence: Source["confidence"]): Source => ({ document, readOn: "2026-11-21", confidence });

/** One third party copied the table of TikTok's document 1737585839634433; another names ZAR 500 where it gives 200. */
const BUDGET_RATIOS = read("TikTok's table of budget ranges by currency, as one third party copies it", "L");
const BILLING = read("reference text of optimization_goal, billing_event; the table as one third party copies it", "M");
/** From what single goals' reference texts say, and general knowledge where they are silent. */
const GOALS = read("reference text of the enumeration of goals (bububa enum/optimization_goal.go)", "L");
const SPECIAL = read("ads.tiktok.com/help/article/housing-employment-credit-hec-ad-policy", "M");
const YOUNG = read("reference text of age_groups: refused in some cases for these countries", "M");

/** How many times the US dollar's minimum another currency's is (BUDGET_RATIOS). */
const RATIOS: readonly [ratio: number, currencies: string][] = [
  [1, "AED ARS AUD BRL CAD CHF EUR GBP HUF ILS MYR NZD PEN QAR RON SAR SGD"],
  [4, "PLN"],
  [10, "BOB CNY CZK DKK EGP GTQ HKD HNL MOP MXN NIO NOK SEK THB TRY TWD UAH UYU ZAR"],
  [50, "PHP"],
  [100, "BDT DZD INR ISK JPY KES NGN PKR RUB"],
  [1_000, "CLP COP CRC KRW"],
  [10_000, "IDR PYG VND"],
];

/** "Must exceed 50" in one official text, "from 50" in another: the amount itself is let through. */
function least(level: "campaign" | "ad_group", dollars: string): LeastBudget[] {
  const lifetime = level === "campaign" ? "same" : "each_day";
  const entry = (currencies: readonly string[], amount: string, isRefused: boolean, source: Source): LeastBudget => ({
    levels: [level],
    currencies,
    amount,
    lifetime,
    isRefused,
    source,
  });
  return [
    entry(["USD"], dollars, true, SOURCES.minimumBudgets),
    ...RATIOS.map(([ratio, currencies]) => entry(currencies.split(" "), new Decimal(dollars).times(ratio).toFixed(), false, BUDGET_RATIOS)),
  ];
}

const OCPM_GOALS = [
  ...["CONVERT", "INSTALL", "IN_APP_EVENT", "TRAFFIC_LANDING_PAGE_VIEW", "LEAD_GENERATION", "CONVERSATION", "FOLLOWERS"],
  ...["VALUE", "AUTOMATIC_VALUE_OPTIMIZATION", "PRODUCT_CLICK_IN_LIVE", "MT_LIVE_ROOM", "DESTINATION_VISIT"],
];

/** The European Economic Area, Latin America and those named alone (YOUNG). */
const YOUNG_COUNTRIES = [
  ...["US", "CA", "GB", "CH", "IS", "LI", "NO"],
  ...["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL"],
  ...["PL", "PT", "RO", "SE", "SI", "SK"],
  ...["AR", "BO", "BR", "CL", "CO", "CR", "DO", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PY", "SV", "UY", "VE"],
];

export const TIKTOK_RULE_FACTS: RuleFacts = {
  budgetsOnBothLevels: true,
  leastBudgets: [...least("campaign", LEAST_CAMPAIGN_BUDGET_USD), ...least("ad_group", LEAST_AD_GROUP_BUDGET_USD)],
  wholeUnits: { currencies: ["CLP", "HUF", "IDR", "ISK", "JPY", "KRW", "PYG", "TWD", "VND"], source: BUDGET_RATIOS },
  goals: {
    byObjective: {
      APP_PROMOTION: ["CLICK", "INSTALL", "IN_APP_EVENT", "VALUE", "AUTOMATIC_VALUE_OPTIMIZATION"],
      ENGAGEMENT: ["FOLLOWERS", "PAGE_VISITS"],
      LEAD_GENERATION: ["LEAD_GENERATION", "CLICK", "CONVERT", "CONVERSATION", "CONVERSION_LEADS", "PREFERRED_LEAD"],
      PRODUCT_SALES: [
        ...["CLICK", "CONVERT", "VALUE", "AUTOMATIC_VALUE_OPTIMIZATION", "TRAFFIC_LANDING_PAGE_VIEW"],
        ...["DESTINATION_VISIT", "MT_LIVE_ROOM", "PRODUCT_CLICK_IN_LIVE"],
      ],
      REACH: ["REACH", "SHOW"],
      TRAFFIC: ["CLICK", "TRAFFIC_LANDING_PAGE_VIEW", "DESTINATION_VISIT", "CONVERSATION"],
      VIDEO_VIEWS: ["ENGAGED_VIEW", "ENGAGED_VIEW_FIFTEEN"],
      WEB_CONVERSIONS: ["CONVERT", "CLICK", "VALUE", "AUTOMATIC_VALUE_OPTIMIZATION", "TRAFFIC_LANDING_PAGE_VIEW"],
    },
    source: GOALS,
  },
  billing: {
    byGoal: {
      ...Object.fromEntries(OCPM_GOALS.map((goal) => [goal, ["OCPM"]])),
      CLICK: ["CPC"],
      ENGAGED_VIEW: ["CPV"],
      ENGAGED_VIEW_FIFTEEN: ["CPV"],
      REACH: ["CPM"],
      SHOW: ["CPM"],
    },
    fixed: true,
    source: BILLING,
  },
  bids: {
    needAmount: ["BID_TYPE_CUSTOM"],
    refuseAmount: ["BID_TYPE_NO_BID"],
    words: [
      { name: "bid_price", billing: ["CPC", "CPM", "CPV"] },
      { name: "conversion_bid_price", billing: ["OCPM"] },
    ],
    source: SOURCES.adGroupText,
  },
  budgetOverBid: { times: null, isRefused: true, source: SOURCES.adGroupText },
  conversions: [
    {
      goals: ["CONVERT", "VALUE", "AUTOMATIC_VALUE_OPTIMIZATION"],
      objectives: ["WEB_CONVERSIONS"],
      needs: ["pixel", "conversion_event"],
      or: [],
      isRefused: true,
      source: read("reference text of pixel_id, optimization_event; 40002 without a pixel, as a third party reports it", "M"),
    },
    {
      goals: ["IN_APP_EVENT"],
      objectives: ["APP_PROMOTION"],
      needs: ["conversion_event"],
      or: [],
      isRefused: false,
      source: SOURCES.adGroupText,
    },
  ],
  app: { objectives: ["APP_PROMOTION"], words: ["app_id", "operating_systems"], source: SOURCES.adGroupText },
  closing: {
    objectives: CLOSING_OBJECTIVES,
    lastDay: MANUAL_CREATION_CLOSES,
    word: "campaign_automation_type",
    value: "UPGRADED_SMART_PLUS",
    takes: SMART_PLUS_OBJECTIVES,
    source: SOURCES.manualCloses,
  },
  noButton: [],
  special: {
    word: "special_industries",
    housing: ["HOUSING"],
    employment: ["EMPLOYMENT"],
    credit: ["CREDIT"],
    countries: ["US", "CA"],
    postal: ["zipcode_ids"],
    ages: null,
    source: SPECIAL,
  },
  genders: { everybody: ["GENDER_UNLIMITED"], each: ["GENDER_FEMALE", "GENDER_MALE"] },
  youngAges: { values: ["AGE_13_17"], countries: YOUNG_COUNTRIES, source: YOUNG },
  transparency: null,
  frequency: { words: ["frequency", "frequency_schedule"], objectives: ["REACH"], source: SOURCES.adGroupText },
};
