import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { newId } from "@/lib/shared/ids";

export type ApprovalRecord = {
  state: "REQUESTED" | "APPROVED" | "REJECTED" | "VOIDED";
  /** Of the content the step was about. */
  hash: string;
  comment?: string | null;
  changedFields?: string[];
};

/** Writes one step of a campaign's approval beside its row. */
export async function writeApprovalRecord(tx: Tx, ctx: Ctx, campaignId: string, record: ApprovalRecord): Promise<void> {
  await tx.campaignApproval.create({
    data: {
      id: newId(),
      tenantId: ctx.tenantId,
      campaignId,
      state: record.state,
      hash: record.hash,
      comment: record.comment || null,
      changedFields: record.changedFields ?? [],
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      actorLabel: ctx.actor.label,
    },
  });
}
