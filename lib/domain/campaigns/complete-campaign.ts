import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { CampaignDto } from "./campaigns.schema";
import { moveCampaign } from "./internal/move-campaign";

/** Makes an active or paused campaign COMPLETED, for good. @throws CAMPAIGN_001, CAMPAIGN_003 naming the lawful moves, CAMPAIGN_007 while archived */
export async function completeCampaign(ctx: Ctx, input: { id: string }): Promise<CampaignDto> {
  authorize(ctx, "campaign:write");
  return moveCampaign(ctx, input.id, "complete");
}
