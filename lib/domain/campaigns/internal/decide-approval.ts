import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Campaign } from "@/lib/infra/db/generated/client";
import { approvalHash } from "../approval-hash";
import { toCampaignDto } from "../campaigns.dto";
import { stateAfter } from "../campaigns.rules";
import { type ApprovalCommentInput, approvalCommentInput, type CampaignDto } from "../campaigns.schema";
import { writeApprovalRecord } from "./approval-record";
import { lockCampaign, stateOf } from "./campaign-row";
import { unlawfulMove } from "./unlawful-move";

const STEPS = {
  submit: { state: "REQUESTED", event: "campaign.submitted" },
  approve: { state: "APPROVED", event: "campaign.approved" },
  reject: { state: "REJECTED", event: "campaign.rejected" },
} as const;

export type ApprovalStep = {
  id: string;
  decision: ApprovalCommentInput | undefined;
  move: keyof typeof STEPS;
  /** What else has to hold, with the row locked. */
  check?: (tx: Tx, before: Campaign) => Promise<void>;
};

/**
 * Takes one step of the approval, bound to the content's hash. The caller has authorised.
 *
 * @throws CAMPAIGN_001, CONFLICT_001, CAMPAIGN_005 or CAMPAIGN_007 naming the lawful moves
 */
export async function decideApproval(ctx: Ctx, step: ApprovalStep): Promise<CampaignDto> {
  const { comment } = approvalCommentInput.parse(step.decision ?? {});
  return ctx.write(async (tx) => {
    const before = await lockCampaign(tx, ctx, step.id);
    const from = stateOf(before, new Date());
    const to = stateAfter(from, step.move);
    if (!to) throw unlawfulMove(from, step.move);
    await step.check?.(tx, before);
    const { state, event } = STEPS[step.move];
    const hash = approvalHash(before);
    const after = await tx.campaign.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: {
        approval: to.approval,
        approvalHash: hash,
        // From an approval on, authors are counted anew.
        ...(state === "APPROVED" ? { authorIds: [] } : {}),
        version: { increment: 1 },
      },
    });
    await writeApprovalRecord(tx, ctx, before.id, { state, hash, comment: comment ?? null });
    const dto = toCampaignDto(after);
    await recordChange(tx, ctx, { type: event, noun: "campaign", before, after, dto });
    return dto;
  });
}
