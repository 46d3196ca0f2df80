import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { CampaignDto } from "./campaigns.schema";
import { moveCampaign } from "./internal/move-campaign";

/** Brings an archived or deleted campaign back. @throws CAMPAIGN_001, CAMPAIGN_003 when it is neither, VALIDATION_005 when what it refers to is gone */
export async function restoreCampaign(ctx: Ctx, input: { id: string }): Promise<CampaignDto> {
  authorize(ctx, "campaign:write");
  return moveCampaign(ctx, input.id, "restore");
}
