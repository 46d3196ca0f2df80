import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { toCampaignDto } from "./campaigns.dto";
import { type CampaignDto, type CreateCampaignInput, createCampaignInput } from "./campaigns.schema";
import { insertCampaign } from "./internal/insert-campaign";
import { refuseTakenName } from "./internal/refuse-taken-name";

/**
 * Creates a campaign, a draft unless said otherwise, and issues its name. Left out: the currency is the market's, the
 * year the present one in the market's zone, the type `multi`, the budget 0.
 *
 * @throws VALIDATION_005 (422) naming every reference that does not exist, TAXONOMY_001 when no lawful name can be spelled,
 *   CAMPAIGN_002 (400) when it is taken, DATE_001 for an end before the start
 */
export async function createCampaign(ctx: Ctx, input: CreateCampaignInput): Promise<CampaignDto> {
  authorize(ctx, "campaign:write");
  const data = createCampaignInput.parse(input);
  return refuseTakenName(data.campaignName, () => ctx.write(async (tx) => toCampaignDto(await insertCampaign(tx, ctx, data))));
}
