/**
 * Optimisation goals that ad sets of each objective are known to take. Not the platform's own table, which could not be
 * read: the union of what several public clients send (documentation of "Choose an objective", help.wevion.ai
 * 8207484, and open-source campaign builders), read 2026-11-21 [M].
 */
export const GOALS_OF_OBJECTIVE: Readonly<Record<string, readonly string[]>> = {
  OUTCOME_APP_PROMOTION: [
    "APP_INSTALLS",
    "APP_INSTALLS_AND_OFFSITE_CONVERSIONS",
    "DERIVED_EVENTS",
    "IN_APP_VALUE",
    "LINK_CLICKS",
    "OFFSITE_CONVERSIONS",
    "VALUE",
  ],
  OUTCOME_AWARENESS: ["AD_RECALL_LIFT", "IMPRESSIONS", "REACH", "THRUPLAY"],
  OUTCOME_ENGAGEMENT: [
    "CONVERSATIONS",
    "ENGAGED_USERS",
    "EVENT_RESPONSES",
    "IMPRESSIONS",
    "LANDING_PAGE_VIEWS",
    "LINK_CLICKS",
    "OFFSITE_CONVERSIONS",
    "PAGE_LIKES",
    "POST_ENGAGEMENT",
    "PROFILE_AND_PAGE_ENGAGEMENT",
    "PROFILE_VISIT",
    "QUALITY_CALL",
    "REACH",
    "REMINDERS_SET",
    "THRUPLAY",
    "VISIT_INSTAGRAM_PROFILE",
  ],
  OUTCOME_LEADS: [
    "CONVERSATIONS",
    "IMPRESSIONS",
    "LANDING_PAGE_VIEWS",
    "LEAD_GENERATION",
    "LINK_CLICKS",
    "MEANINGFUL_CALL_ATTEMPT",
    "OFFSITE_CONVERSIONS",
    "QUALITY_CALL",
    "QUALITY_LEAD",
    "REACH",
    "SUBSCRIBERS",
  ],
  OUTCOME_SALES: [
    "CONVERSATIONS",
    "IMPRESSIONS",
    "LANDING_PAGE_VIEWS",
    "LINK_CLICKS",
    "MESSAGING_PURCHASE_CONVERSION",
    "OFFSITE_CONVERSIONS",
    "QUALITY_CALL",
    "REACH",
    "VALUE",
  ],
  OUTCOME_TRAFFIC: [
    "CONVERSATIONS",
    "ENGAGED_PAGE_VIEWS",
    "IMPRESSIONS",
    "LANDING_PAGE_VIEWS",
    "LINK_CLICKS",
    "PROFILE_AND_PAGE_ENGAGEMENT",
    "PROFILE_VISIT",
    "QUALITY_CALL",
    "REACH",
    "VISIT_INSTAGRAM_PROFILE",
  ],
};

/** Goals that need to know whose events count: error 100/1815430 without a promoted object. Source: zernio-java docs, promotedObject [M]. */
export const PROMOTING_GOALS: ReadonlySet<string> = new Set(["OFFSITE_CONVERSIONS", "VALUE", "APP_INSTALLS", "LEAD_GENERATION"]);

/** Billing events other than IMPRESSIONS, which goes with every goal, go with the goal of their own name. Source: developers.facebook.com, cost-per-action-ads [M]. */
export function billingFits(billingEvent: string, goal: string): boolean {
  return billingEvent === "IMPRESSIONS" || billingEvent === goal;
}
