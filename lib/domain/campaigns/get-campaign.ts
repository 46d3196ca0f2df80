import "server-only";
import { authorize } from "@/lib/infra/authorize";
import { cachedRead } from "@/lib/infra/cache/cached-read";
import type { Ctx } from "@/lib/infra/context";
import { toCampaignDto } from "./campaigns.dto";
import type { CampaignDto } from "./campaigns.schema";
import { readCampaign } from "./internal/campaign-row";

/** One campaign. @throws CAMPAIGN_001 (404) when it is not there, deleted (unless asked for) or another workspace's */
export async function getCampaign(ctx: Ctx, input: { id: string; includeDeleted?: boolean }): Promise<CampaignDto> {
  authorize(ctx, "campaign:read");
  return cachedRead(ctx, { name: "campaigns:one", query: input, ttlSeconds: 60 * 60 }, async (tx) =>
    toCampaignDto(await readCampaign(tx, ctx, input.id, input.includeDeleted)),
  );
}
