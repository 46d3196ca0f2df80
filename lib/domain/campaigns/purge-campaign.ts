import "server-only";
import { purgeRow } from "@/lib/domain/changes/purge-row";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { lockCampaign } from "./internal/campaign-row";

/**
 * Deletes a campaign for good with its approvals, a deleted one too: for one that never led to a ticket. Its name may be
 * given again, its codes stay retired.
 * @throws CAMPAIGN_001, CONFLICT_001, CONFLICT_003 while tickets or platform objects refer to it
 */
export async function purgeCampaign(ctx: Ctx, input: { id: string }): Promise<void> {
  authorize(ctx, "campaign:purge");
  await ctx.write(async (tx) => {
    const row = await lockCampaign(tx, ctx, input.id, true);
    const { tenantId } = ctx;
    const remove = async () => {
      await tx.campaignApproval.deleteMany({ where: { tenantId, campaignId: row.id } });
      await tx.campaign.delete({ where: { tenantId_id: { tenantId, id: row.id } } });
    };
    const why = "Tickets that were never deployed can be deleted for good, what exists on a platform cannot";
    await purgeRow(tx, ctx, { noun: "campaign", row, remove, referrers: "tickets or platform objects", why });
  });
}
