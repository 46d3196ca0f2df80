import "server-only";
import { createBrand } from "@/lib/domain/brands/create-brand";
import { createCampaign } from "@/lib/domain/campaigns/create-campaign";
import { createChannel } from "@/lib/domain/channels/create-channel";
import { createMarket } from "@/lib/domain/markets/create-market";
import { createTicket } from "@/lib/domain/tickets/create-ticket";
import type { Ctx } from "@/lib/infra/context";

/** The second workspace: small, with codes of its own, and nothing of it is ever seen from the first. */
export async function seedNeighbour(ctx: Ctx): Promise<void> {
  const brand = await createBrand(ctx, { name: "Northlight", internalCode: "NLS" });
  const market = await createMarket(ctx, {
    code: "US",
    name: "United States",
    country: "US",
    region: "AMER",
    currency: "USD",
    timezone: "America/Chicago",
  });
  const channel = await createChannel(ctx, { platformName: "Meta" });
  for (const campaignName of ["Aurora nights", "Open studio"]) {
    const campaign = await createCampaign(ctx, { campaignName, brandId: brand.id, marketId: market.id, budget: "12000.00" });
    await createTicket(ctx, { campaignId: campaign.id, channelId: channel.id, requestType: "CREATE_CAMPAIGN", payloadConfig: {} });
  }
}
