import { createTenant } from "@/lib/infra/identity/setup/accounts";
import { createServiceKey } from "@/lib/infra/identity/setup/service-key";
import { type Caller, caller, each } from "./caller";

export type Platform = "meta" | "tiktok";

export type Wanted = {
  tickets: number;
  platforms: readonly Platform[];
  /** Per platform. */
  accounts: number;
  /** Every how many tickets one makes all levels; the others make a campaign only. 0: none does. */
  wholeEvery: number;
};

const AT_ONCE = 12;

export type Arranged = { tenantId: string; call: Caller; tickets: string[] };

/** A workspace with connections to the simulators and checked tickets, spread evenly over platforms and accounts. */
export async function arrange(url: string, simulatorsUrl: string, wanted: Wanted): Promise<Arranged> {
  const tenant = await createTenant({ slug: "bench", name: "Bench" });
  const { key } = await createServiceKey({ tenantSlug: "bench", role: "owner", name: "bench" });
  const call = caller(url, key);
  const create = async (path: string, body: unknown) => (await call<{ id: string }>("POST", path, body)).id;
  const brandId = await create("/brands", { name: "Distant Isles", internal_code: "DIS" });
  const market = { code: "US", name: "United States", country: "US", region: "NA", currency: "USD", timezone: "America/New_York" };
  const marketId = await create("/markets", market);
  const channels = {
    meta: await create("/channels", { platform_name: "Meta", api_identifier: "meta" }),
    tiktok: await create("/channels", { platform_name: "TikTok", api_identifier: "tiktok" }),
  };
  for (const platform of wanted.platforms) {
    for (let number = 0; number < wanted.accounts; number += 1) {
      const accountId = accountOf(platform, number);
      await fetch(`${simulatorsUrl}/_sim/${platform}/accounts`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ id: accountId, name: `Bench ${number}`, currency: "USD" }),
      });
      await create("/connections", {
        platform,
        name: `${platform} ${number}`,
        account_id: accountId,
        currency: "USD",
        environment: "simulator",
        credentials: { access_token: `bench-token-${number}` },
      });
    }
  }
  const tickets: string[] = Array.from({ length: wanted.tickets }, () => "");
  await each(tickets, AT_ONCE, async (_, index) => {
    const platform = wanted.platforms[index % wanted.platforms.length] ?? "meta";
    const campaignId = await create("/campaigns", {
      campaign_name: `Launch ${index}`,
      brand_id: brandId,
      market_id: marketId,
      budget: 5_000,
      start_date: "2027-03-01",
      end_date: "2027-03-31",
    });
    const id = await create("/tickets", {
      campaign_id: campaignId,
      channel_id: channels[platform],
      request_type: "CREATE_CAMPAIGN",
      payload_config: payloadOf(platform, index, wanted),
    });
    const checked = await call<{ status: string; findings: unknown[] }>("POST", `/tickets/${id}/qa`);
    if (checked.status !== "READY_FOR_API") throw new Error(`a ticket did not pass QA: ${JSON.stringify(checked.findings)}`);
    tickets[index] = id;
  });
  return { tenantId: tenant.id, call, tickets };
}

function accountOf(platform: Platform, number: number): string {
  return platform === "meta" ? `55500000${number}` : `710000000000000000${number}`;
}

function payloadOf(platform: Platform, index: number, { platforms, accounts, wholeEvery }: Wanted): Record<string, unknown> {
  const account = accountOf(platform, Math.floor(index / platforms.length) % accounts);
  const whole = wholeEvery > 0 && index % wholeEvery === 0;
  return platform === "meta" ? metaPayload(account, index, whole) : tiktokPayload(account, index, whole);
}

function landing(index: number, source: string): string {
  return `https://isles.example/launch?utm_source=${source}&utm_medium=paid_social&utm_campaign=launch_${index}&utm_content=ad_${index}`;
}

function metaPayload(account: string, index: number, whole: boolean): Record<string, unknown> {
  const flat = { ad_account_id: account, objective: "OUTCOME_TRAFFIC", special_ad_categories: [], daily_budget: "50" };
  if (!whole) return flat;
  const link = landing(index, "meta");
  return {
    ...flat,
    adset: {
      billing_event: "IMPRESSIONS",
      optimization_goal: "LINK_CLICKS",
      bid_strategy: "LOWEST_COST_WITHOUT_CAP",
      targeting: { geo_locations: { countries: ["US"] }, age_min: 18, age_max: 65 },
    },
    ad: {
      creative: {
        page_id: "1000001",
        message: `Set sail for island ${index}`,
        headline: "The isles are calling",
        link,
        call_to_action: "LEARN_MORE",
        image_hash: "0123456789abcdef0123456789abcdef",
      },
    },
  };
}

function tiktokPayload(account: string, index: number, whole: boolean): Record<string, unknown> {
  const flat = { advertiser_id: account, objective_type: "TRAFFIC", budget_mode: "BUDGET_MODE_DAY", budget: "60" };
  if (!whole) return flat;
  return {
    ...flat,
    adgroup: {
      promotion_type: "WEBSITE",
      placement_type: "PLACEMENT_TYPE_AUTOMATIC",
      location_ids: ["6252001"],
      budget_mode: "BUDGET_MODE_DAY",
      budget: "40",
      billing_event: "CPC",
      optimization_goal: "CLICK",
      pacing: "PACING_MODE_SMOOTH",
      schedule_type: "SCHEDULE_START_END",
    },
    ad: {
      creatives: [
        {
          ad_name: `Launch ${index}`,
          ad_format: "SINGLE_VIDEO",
          ad_text: `Set sail for island ${index}`,
          video_id: "v10033g50000bench",
          landing_page_url: landing(index, "tiktok"),
          call_to_action: "LEARN_MORE",
          identity_type: "CUSTOMIZED_USER",
          identity_id: "7000000000000000009",
        },
      ],
    },
  };
}
