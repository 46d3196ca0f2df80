import "server-only";
import { readSetting } from "@/lib/domain/settings/read-setting";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Campaign } from "@/lib/infra/db/generated/client";
import { appError } from "@/lib/shared/errors";
import { approvalHash } from "./approval-hash";
import type { ApprovalCommentInput, CampaignDto } from "./campaigns.schema";
import { personOf } from "./internal/campaign-row";
import { decideApproval } from "./internal/decide-approval";

/**
 * Approves a campaign exactly as it was submitted. With the setting `approval.separation` nobody who changed it since
 * its last approval may, whatever credential they use.
 *
 * @throws CAMPAIGN_001, CAMPAIGN_005 when no approval is asked for, CAMPAIGN_006 (403) for an author
 */
export async function approveCampaign(ctx: Ctx, input: { id: string; decision?: ApprovalCommentInput }): Promise<CampaignDto> {
  authorize(ctx, "campaign:approve");
  const check = async (tx: Tx, before: Campaign) => {
    if (before.approvalHash !== approvalHash(before)) {
      throw appError("CAMPAIGN_005", { message: "The campaign is not what was submitted any more; submit it again" });
    }
    if (!before.authorIds.includes(personOf(ctx)) || !(await readSetting(tx, ctx, "approval.separation"))) return;
    throw appError("CAMPAIGN_006", {
      message: "You changed this campaign since its last approval, so somebody else has to approve it",
      details: { campaignId: before.id },
    });
  };
  return decideApproval(ctx, { id: input.id, decision: input.decision, move: "approve", check });
}
