import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Campaign } from "@/lib/infra/db/generated/client";
import { appError } from "@/lib/shared/errors";
import { changedContent } from "./approved-content.rules";
import { toCampaignDto } from "./campaigns.dto";
import { approvalAfterEdit, type CampaignApproval, type CampaignStatus, mayBecome, nextStatuses, statusEvent } from "./campaigns.rules";
import { type CampaignDto, type UpdateCampaignInput, updateCampaignInput } from "./campaigns.schema";
import { writeApprovalRecord } from "./internal/approval-record";
import { campaignSearchText, lockCampaign, personOf, refuseArchived } from "./internal/campaign-row";
import { editedColumns, refuseRenaming } from "./internal/edited-columns";

/**
 * Merges the given fields into a campaign (absent = unchanged, null = cleared). `status` makes the same moves as the named
 * endpoints. An edit of approved content voids a request for approval, or the approval, and says which field did.
 *
 * @throws CAMPAIGN_001, CONFLICT_001 for a stale version, CAMPAIGN_003 for an unlawful status, CAMPAIGN_004 for the name
 *   and what it is made of, CAMPAIGN_007 while archived, DATE_001
 */
export async function updateCampaign(ctx: Ctx, input: { id: string; changes: UpdateCampaignInput }): Promise<CampaignDto> {
  authorize(ctx, "campaign:write");
  const changes = updateCampaignInput.parse(input.changes);
  return ctx.write(async (tx) => {
    const before = await lockCampaign(tx, ctx, input.id);
    refuseArchived(before);
    refuseRenaming(before, changes);
    const status = lawfulStatus(before, changes.status);
    const edits = editedColumns(before, changes);
    const edited = Object.keys(edits).length > 0;
    if (!edited && status === before.status) return toCampaignDto(before);

    const changedFields = changedContent(before, { ...before, ...edits });
    const approval = changedFields.length > 0 ? approvalAfterEdit(before.approval as CampaignApproval) : before.approval;
    const voided = approval !== before.approval;
    const after = await tx.campaign.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: {
        ...(edits as object),
        status,
        ...(edits.tags ? { searchText: campaignSearchText({ ...before, tags: edits.tags }) } : {}),
        ...(changedFields.length > 0 ? { authorIds: [...new Set([...before.authorIds, personOf(ctx)])] } : {}),
        ...(voided ? { approval, approvalHash: null } : {}),
        version: { increment: 1 },
      },
    });
    if (voided) await writeApprovalRecord(tx, ctx, before.id, { state: "VOIDED", hash: before.approvalHash ?? "", changedFields });
    await recordSteps(tx, ctx, before, after, { edited, voided });
    return toCampaignDto(after);
  });
}

function lawfulStatus(before: Campaign, wanted: CampaignStatus | undefined): CampaignStatus {
  const status = before.status as CampaignStatus;
  if (wanted === undefined || wanted === status) return status;
  if (mayBecome(status, wanted)) return wanted;
  const lawful = nextStatuses(status);
  throw appError("CAMPAIGN_003", {
    message: `A campaign that is ${status} cannot become ${wanted}; it can become ${lawful.join(" or ") || "nothing else"}`,
    details: { status, lawful },
    violations: [{ pointer: "/status", rule: "transition", message: `Choose ${[status, ...lawful].join(", ")}` }],
  });
}

/** One write may be an edit, the fall of an approval and a move: each is told as what it is, in this order. */
async function recordSteps(tx: Tx, ctx: Ctx, before: Campaign, after: Campaign, what: { edited: boolean; voided: boolean }): Promise<void> {
  const dto = toCampaignDto(after);
  const { status, approval, approvalHash } = before;
  const unapproved = { ...after, status };
  if (what.edited) {
    const next = { ...unapproved, approval, approvalHash };
    await recordChange(tx, ctx, { type: "campaign.updated", noun: "campaign", before, after: next, dto });
  }
  if (what.voided) {
    const previous = { ...unapproved, approval, approvalHash };
    await recordChange(tx, ctx, { type: "campaign.approval_voided", noun: "campaign", before: previous, after: unapproved, dto });
  }
  if (status !== after.status) {
    const event = statusEvent(status as CampaignStatus, after.status as CampaignStatus);
    await recordChange(tx, ctx, { type: `campaign.${event}`, noun: "campaign", before: unapproved, after, dto });
  }
}
