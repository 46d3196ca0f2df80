import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { CampaignDto } from "./campaigns.schema";
import { moveCampaign } from "./internal/move-campaign";

/** Takes a campaign that does not run out of sight. @throws CAMPAIGN_001, CAMPAIGN_003 while it is active, CAMPAIGN_007 when it is archived already */
export async function archiveCampaign(ctx: Ctx, input: { id: string }): Promise<CampaignDto> {
  authorize(ctx, "campaign:write");
  return moveCampaign(ctx, input.id, "archive");
}
