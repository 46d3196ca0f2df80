import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { CampaignDto } from "./campaigns.schema";
import { moveCampaign } from "./internal/move-campaign";

/** Makes a draft or paused campaign ACTIVE. @throws CAMPAIGN_001, CAMPAIGN_003 naming the lawful moves, CAMPAIGN_007 while archived */
export async function startCampaign(ctx: Ctx, input: { id: string }): Promise<CampaignDto> {
  authorize(ctx, "campaign:write");
  return moveCampaign(ctx, input.id, "start");
}
