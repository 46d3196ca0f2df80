import "server-only";
import { createBrand } from "@/lib/domain/brands/create-brand";
import type { CreateCampaignInput } from "@/lib/domain/campaigns/campaigns.schema";
import { createCampaign } from "@/lib/domain/campaigns/create-campaign";
import { createChannel } from "@/lib/domain/channels/create-channel";
import { createConnection } from "@/lib/domain/connections/create-connection";
import { createMarket } from "@/lib/domain/markets/create-market";
import { createTicket } from "@/lib/domain/tickets/create-ticket";
import type { CreateTicketInput } from "@/lib/domain/tickets/tickets.schema";
import type { Ctx } from "@/lib/infra/context";

/** The account every Meta simulator knows, and a token it takes. */
export const SIMULATED_META = { accountId: "123456789", currency: "USD", accessToken: "simulated-token" };

/** A payload that passes every rule for {@link arrangeTrafficking}'s market. */
export const LAWFUL_PAYLOAD = {
  ad_account_id: SIMULATED_META.accountId,
  objective: "OUTCOME_TRAFFIC",
  special_ad_categories: [],
  daily_budget: "150.00",
  targeting: { geo_locations: { countries: ["US"] } },
  landing_page_url: "https://example.com/moana",
};

/** A workspace ready to traffic on Meta: market US, brand DIS, channel META, a connection to the simulator, one campaign. */
export async function arrangeTrafficking(ctx: Ctx, campaign: Partial<CreateCampaignInput> = {}) {
  const market = await createMarket(ctx, {
    code: "US",
    name: "United States",
    country: "US",
    region: "AMER",
    currency: "USD",
    timezone: "America/New_York",
  });
  const brand = await createBrand(ctx, { name: "Distant Isles", internalCode: "DIS" });
  const channel = await createChannel(ctx, { platformName: "Meta" });
  const connection = await createConnection(ctx, {
    platform: "meta",
    name: "Meta, simulated",
    accountId: SIMULATED_META.accountId,
    currency: SIMULATED_META.currency,
    timezone: "America/New_York",
    environment: "simulator",
    credentials: { access_token: SIMULATED_META.accessToken },
  });
  const made = await createCampaign(ctx, {
    campaignName: "Moana launch",
    brandId: brand.id,
    marketId: market.id,
    budget: "50000.00",
    startDate: inDays(3),
    endDate: inDays(33),
    ...campaign,
  });
  return { market, brand, channel, connection, campaign: made };
}

export type Arranged = Awaited<ReturnType<typeof arrangeTrafficking>>;

/** A draft ticket of the arranged campaign, lawful unless `payload` says otherwise. */
export function draftTicket(ctx: Ctx, arranged: Arranged, payload: Record<string, unknown> = {}, more: Partial<CreateTicketInput> = {}) {
  return createTicket(ctx, {
    campaignId: arranged.campaign.id,
    channelId: arranged.channel.id,
    requestType: "CREATE_CAMPAIGN",
    payloadConfig: { ...LAWFUL_PAYLOAD, ...payload },
    ...more,
  });
}

/** A date so many days from today, as it is typed. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
