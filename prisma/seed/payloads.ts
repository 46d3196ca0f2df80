import "server-only";
import type { DemoTicket } from "./demo-data";
import type { SeededCampaign } from "./seed-campaigns";
import { DEMO_META, DEMO_TIKTOK, type Governance } from "./seed-governance";

/** What people of the demo put into a ticket: `at` is the ticket's place, so that no two look the same. */
export function payloadOf(plan: DemoTicket, campaign: SeededCampaign, governance: Governance, at: number): Record<string, unknown> {
  const { country } = governance.markets[campaign.plan.market];
  if (plan.channel === "Meta") return metaPayload(plan, campaign, country, at);
  if (plan.channel === "TikTok") return tiktokPayload(plan, campaign, country, at);
  return { note: `Waits for the ${plan.channel} connection`, daily_budget: `${120 + at * 5}.00` };
}

const META_OBJECTIVES: Record<string, string> = {
  awareness: "OUTCOME_AWARENESS",
  traffic: "OUTCOME_TRAFFIC",
  sales: "OUTCOME_SALES",
  engagement: "OUTCOME_ENGAGEMENT",
  retention: "OUTCOME_TRAFFIC",
};

function metaPayload(plan: DemoTicket, campaign: SeededCampaign, country: string, at: number): Record<string, unknown> {
  const account = { ad_account_id: DEMO_META.accountId };
  if (plan.request === "PAUSE_CAMPAIGN" || plan.request === "RESUME_CAMPAIGN") return account;
  if (plan.request === "UPDATE_CAMPAIGN") return { ...account, daily_budget: `${400 + at * 25}.00` };
  return {
    ...account,
    objective: META_OBJECTIVES[campaign.plan.objective] ?? "OUTCOME_TRAFFIC",
    special_ad_categories: [],
    daily_budget: `${250 + at * 25}.00`,
    targeting: { geo_locations: { countries: [country] } },
    landing_page_url: landingPage("meta", campaign),
  };
}

/** Sales are sent to the website as traffic: the demo's account has no pixel of its own. */
const TIKTOK_OBJECTIVES: Record<string, string> = { awareness: "REACH", engagement: "TRAFFIC", sales: "TRAFFIC", traffic: "TRAFFIC" };

/** Countries by TikTok's ids of places, which are those of GeoNames. */
const TIKTOK_COUNTRIES: Record<string, string> = {
  CA: "6251999",
  DE: "2921044",
  GB: "2635167",
  JP: "1861060",
  SE: "2661886",
  US: "6252001",
};

function tiktokPayload(plan: DemoTicket, campaign: SeededCampaign, country: string, at: number): Record<string, unknown> {
  const account = { advertiser_id: DEMO_TIKTOK.accountId };
  if (plan.request === "PAUSE_CAMPAIGN" || plan.request === "RESUME_CAMPAIGN") return account;
  if (plan.request === "UPDATE_CAMPAIGN") return { ...account, budget: `${400 + at * 25}.00` };
  const objective = TIKTOK_OBJECTIVES[campaign.plan.objective] ?? "TRAFFIC";
  const reach = objective === "REACH";
  return {
    ...account,
    objective_type: objective,
    budget_mode: "BUDGET_MODE_DAY",
    budget: `${250 + at * 25}.00`,
    adgroup: {
      ...(reach ? {} : { promotion_type: "WEBSITE" }),
      placement_type: "PLACEMENT_TYPE_NORMAL",
      placements: ["PLACEMENT_TIKTOK"],
      location_ids: [TIKTOK_COUNTRIES[country] ?? "6252001"],
      age_groups: ["AGE_25_34", "AGE_35_44", "AGE_45_54"],
      budget_mode: "BUDGET_MODE_DAY",
      budget: `${120 + at * 5}.00`,
      billing_event: reach ? "CPM" : "CPC",
      optimization_goal: reach ? "REACH" : "CLICK",
      bid_type: "BID_TYPE_NO_BID",
    },
    ad: {
      creatives: [
        {
          ad_format: "SINGLE_VIDEO",
          ad_text: TIKTOK_TEXTS[campaign.plan.brand],
          video_id: `v10033g5000${at}`,
          landing_page_url: landingPage("tiktok", campaign),
          call_to_action: "LEARN_MORE",
          identity_type: "CUSTOMIZED_USER",
          identity_id: "7000000000000000009",
        },
      ],
    },
  };
}

const TIKTOK_TEXTS = {
  DIS: "Cabins by the water, mornings without a clock",
  KSV: "Made for the ridge, mended for life",
  HAL: "Slow brewed in Halden",
} as const;

/** The campaign's page on the brand's site, with the parameters that name where a visitor came from. */
function landingPage(source: string, { plan, dto }: SeededCampaign): string {
  const slug =
    plan.name
      .normalize("NFKD")
      .replace(/[^A-Za-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .toLowerCase() || "offer";
  const site = { DIS: "distant-isles", KSV: "kestrel-vale", HAL: "halden" }[plan.brand];
  return `https://www.${site}.com/${slug}?utm_source=${source}&utm_campaign=${dto.name}`;
}
