import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { toCampaignDto } from "./campaigns.dto";
import { lockCampaign } from "./internal/campaign-row";

/** Deletes a campaign softly. Its name stays taken, and its tickets can no longer be deployed. @throws CAMPAIGN_001, CONFLICT_001 */
export async function deleteCampaign(ctx: Ctx, input: { id: string }): Promise<void> {
  authorize(ctx, "campaign:write");
  await ctx.write(async (tx) => {
    const before = await lockCampaign(tx, ctx, input.id);
    const after = await tx.campaign.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: { deletedAt: new Date(), version: { increment: 1 } },
    });
    await recordChange(tx, ctx, { type: "campaign.deleted", noun: "campaign", before, after, dto: toCampaignDto(after) });
  });
}
