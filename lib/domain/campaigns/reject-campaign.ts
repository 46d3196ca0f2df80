import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { ApprovalCommentInput, CampaignDto } from "./campaigns.schema";
import { decideApproval } from "./internal/decide-approval";

/** Refuses the approval that was asked for. @throws CAMPAIGN_001, CAMPAIGN_005 when none is asked for */
export async function rejectCampaign(ctx: Ctx, input: { id: string; decision?: ApprovalCommentInput }): Promise<CampaignDto> {
  authorize(ctx, "campaign:approve");
  return decideApproval(ctx, { id: input.id, decision: input.decision, move: "reject" });
}
