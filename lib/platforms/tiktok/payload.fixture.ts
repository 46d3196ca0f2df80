import type { PlanInput } from "@/lib/platforms/platform";

/** A payload with every level, as a trafficker would write it. */
export const WHOLE_PAYLOAD = {
  advertiser_id: "7000000000000000001",
  objective_type: "TRAFFIC",
  budget_mode: "BUDGET_MODE_DAY",
  budget: "60.50",
  adgroup: {
    promotion_type: "WEBSITE",
    placement_type: "PLACEMENT_TYPE_AUTOMATIC",
    location_ids: ["6252001"],
    age_groups: ["AGE_25_34", "AGE_35_44"],
    budget_mode: "BUDGET_MODE_DAY",
    budget: "40",
    billing_event: "CPC",
    optimization_goal: "CLICK",
  },
  ad: {
    creatives: [
      {
        ad_format: "SINGLE_VIDEO",
        ad_text: "Set sail",
        video_id: "v10033g50000tour",
        landing_page_url: "https://isles.example/launch",
        call_to_action: "LEARN_MORE",
        identity_type: "CUSTOMIZED_USER",
        identity_id: "7000000000000000009",
      },
    ],
  },
} as const;

/** The same for a Smart+ campaign. */
export const SMART_PLUS_PAYLOAD = {
  ...WHOLE_PAYLOAD,
  campaign_automation_type: "UPGRADED_SMART_PLUS",
  objective_type: "WEB_CONVERSIONS",
  sales_destination: "WEBSITE",
  budget_mode: "BUDGET_MODE_DYNAMIC_DAILY_BUDGET",
  adgroup: { ...WHOLE_PAYLOAD.adgroup, billing_event: "OCPM", optimization_goal: "CONVERT", pixel_id: "7000000000000000021" },
} as const;

/** What a plan is made of. */
export function planInput(given: Partial<PlanInput> = {}): PlanInput {
  return {
    requestType: "CREATE_CAMPAIGN",
    account: { id: "7000000000000000001", currency: "USD", timeZone: "America/New_York" },
    name: "DIS_US_TIKTOK_2026_MoanaLaunch",
    reference: "sb-0193a1b2-0000-7000-8000-000000000001",
    payload: WHOLE_PAYLOAD,
    flight: { startAt: "2027-03-01T05:00:00.000Z", endAt: "2027-04-01T04:00:00.000Z", zone: "America/New_York" },
    target: null,
    ...given,
  };
}
