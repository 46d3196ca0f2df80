import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { ApprovalCommentInput, CampaignDto } from "./campaigns.schema";
import { decideApproval } from "./internal/decide-approval";

/** Asks for a campaign's approval as it is now. @throws CAMPAIGN_001, CAMPAIGN_005 when it is asked for or given already */
export async function submitCampaign(ctx: Ctx, input: { id: string; decision?: ApprovalCommentInput }): Promise<CampaignDto> {
  authorize(ctx, "campaign:write");
  return decideApproval(ctx, { id: input.id, decision: input.decision, move: "submit" });
}
