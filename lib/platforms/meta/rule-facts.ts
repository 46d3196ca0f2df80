import type { Source } from "@/lib/platforms/payload-schema";
import type { LeastBudget, RuleFacts } from "@/lib/platforms/rule-facts";
import { SOURCES, WHOLE_UNIT_CURRENCIES } from "./facts";

/** What rules hold Meta's tickets to, each with where it was read. */
const read = (document: string, confidence: Source["confidence"]): Source => ({ document, readOn: "2026-11-21", confidence });

const BUDGETS = read(
  "Facebook business help 203183363050448 (November 2019) with support.smartly.io 360009240073 and support.thenextad.com/minimum-budgets",
  "M",
);
const BIDS = read("developers.facebook.com/documentation/ads-commerce/marketing-api/bidding/overview/bid-strategy (June 2026)", "M");
const BILLING = read("developers.facebook.com/documentation/ads-commerce/marketing-api/bidding/overview/billing-events (June 2026)", "M");
/** Seen in third parties' tables only; they differ in what they leave out, so the lists here are their union. */
const GOALS = read("third parties' tables of objectives and goals: OmarElmoez/cliquify, aqilrvsb/newFB", "L");
const SPECIAL = read("facebook.com/business/help/2220749868045706", "M");

const least = (amount: string, billing?: readonly string[]): LeastBudget => ({
  levels: ["campaign", "ad_group"],
  // Minimums of other currencies are these, converted at a rate that is not told.
  currencies: ["USD"],
  amount,
  lifetime: "each_day",
  ...(billing ? { billing } : {}),
  // Old figures that many repeat; the account's own stand at /act_x/minimum_budgets.
  isRefused: false,
  source: BUDGETS,
});

export const META_RULE_FACTS: RuleFacts = {
  budgetsOnBothLevels: false,
  leastBudgets: [
    least("40", ["OFFER_CLAIMS", "APP_INSTALLS"]),
    least("5", ["CLICKS", "LINK_CLICKS", "PAGE_LIKES", "POST_ENGAGEMENT", "THRUPLAY"]),
    least("1"),
  ],
  wholeUnits: { currencies: [...WHOLE_UNIT_CURRENCIES], source: SOURCES.currencies },
  goals: {
    byObjective: {
      OUTCOME_AWARENESS: ["REACH", "IMPRESSIONS", "AD_RECALL_LIFT", "THRUPLAY"],
      OUTCOME_TRAFFIC: [
        ...["LINK_CLICKS", "LANDING_PAGE_VIEWS", "REACH", "IMPRESSIONS", "CONVERSATIONS"],
        ...["QUALITY_CALL", "PROFILE_VISIT", "VISIT_INSTAGRAM_PROFILE"],
      ],
      OUTCOME_ENGAGEMENT: [
        ...["POST_ENGAGEMENT", "PAGE_LIKES", "EVENT_RESPONSES", "THRUPLAY", "CONVERSATIONS", "LINK_CLICKS", "LANDING_PAGE_VIEWS"],
        ...["REACH", "IMPRESSIONS", "LEAD_GENERATION", "OFFSITE_CONVERSIONS", "QUALITY_CALL", "PROFILE_AND_PAGE_ENGAGEMENT"],
      ],
      OUTCOME_LEADS: [
        ...["LEAD_GENERATION", "QUALITY_LEAD", "QUALITY_CALL", "OFFSITE_CONVERSIONS", "CONVERSATIONS"],
        ...["LINK_CLICKS", "LANDING_PAGE_VIEWS", "REACH", "IMPRESSIONS"],
      ],
      OUTCOME_APP_PROMOTION: ["APP_INSTALLS", "APP_INSTALLS_AND_OFFSITE_CONVERSIONS", "OFFSITE_CONVERSIONS", "LINK_CLICKS", "VALUE"],
      OUTCOME_SALES: [
        ...["OFFSITE_CONVERSIONS", "VALUE", "CONVERSATIONS", "QUALITY_CALL"],
        ...["LINK_CLICKS", "LANDING_PAGE_VIEWS", "REACH", "IMPRESSIONS"],
      ],
    },
    source: GOALS,
  },
  billing: {
    byGoal: {
      APP_INSTALLS: ["IMPRESSIONS", "APP_INSTALLS"],
      LANDING_PAGE_VIEWS: ["IMPRESSIONS"],
      LEAD_GENERATION: ["IMPRESSIONS"],
      LINK_CLICKS: ["IMPRESSIONS", "LINK_CLICKS", "CLICKS"],
      OFFSITE_CONVERSIONS: ["IMPRESSIONS"],
      PAGE_LIKES: ["IMPRESSIONS", "PAGE_LIKES"],
      POST_ENGAGEMENT: ["IMPRESSIONS", "POST_ENGAGEMENT"],
      REACH: ["IMPRESSIONS"],
      IMPRESSIONS: ["IMPRESSIONS"],
      THRUPLAY: ["IMPRESSIONS", "THRUPLAY"],
      VALUE: ["IMPRESSIONS"],
    },
    fixed: false,
    source: BILLING,
  },
  bids: {
    needAmount: ["LOWEST_COST_WITH_BID_CAP", "COST_CAP"],
    refuseAmount: ["LOWEST_COST_WITHOUT_CAP"],
    words: [{ name: "bid_amount" }],
    source: BIDS,
  },
  budgetOverBid: { times: 5, isRefused: false, source: BUDGETS },
  conversions: [
    {
      goals: ["OFFSITE_CONVERSIONS", "VALUE"],
      needs: ["pixel", "conversion_event"],
      or: ["application_id", "product_set_id", "custom_conversion_id", "offline_conversion_data_set_id"],
      isRefused: true,
      source: read("error 100/1815430 without a promoted object, as third parties report it; AdPromotedObject.json", "M"),
    },
  ],
  app: {
    objectives: ["OUTCOME_APP_PROMOTION"],
    words: ["application_id", "object_store_url"],
    source: read("third parties' documentation of promoted_object (zernio-dev); AdPromotedObject.json", "M"),
  },
  closing: null,
  noButton: ["NO_BUTTON"],
  special: {
    word: "special_ad_categories",
    housing: ["HOUSING"],
    employment: ["EMPLOYMENT"],
    credit: ["CREDIT", "FINANCIAL_PRODUCTS_SERVICES"],
    countries: ["US", "CA", "PR", "GU", "VI", "AS", "MP"],
    postal: ["zips"],
    ages: { min: 18, max: 65 },
    source: SPECIAL,
  },
  genders: { everybody: [0], each: [1, 2] },
  youngAges: null,
  transparency: { block: "adset", source: SOURCES.euTransparency },
  frequency: null,
};
