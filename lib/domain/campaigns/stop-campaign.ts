import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { CampaignDto } from "./campaigns.schema";
import { moveCampaign } from "./internal/move-campaign";

/** Stops a campaign: PAUSED before the end of its flight, COMPLETED after it (seed 004). @throws CAMPAIGN_001, CAMPAIGN_003, CAMPAIGN_007 */
export async function stopCampaign(ctx: Ctx, input: { id: string }): Promise<CampaignDto> {
  authorize(ctx, "campaign:write");
  return moveCampaign(ctx, input.id, "stop");
}
