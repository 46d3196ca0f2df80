import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { listPage } from "@/lib/infra/db/list-page";
import { readCampaign } from "./internal/campaign-row";
import { type ApprovalRecordDto, type ApprovalsInput, approvalsInput } from "./list-campaigns.schema";

export type ApprovalsPage = { approvals: ApprovalRecordDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/** Every step of a campaign's approval, the newest first. @throws CAMPAIGN_001 (404) */
export async function listCampaignApprovals(ctx: Ctx, input: { id: string; page?: ApprovalsInput }): Promise<ApprovalsPage> {
  authorize(ctx, "campaign:read");
  const query = { ...approvalsInput.parse(input.page ?? {}), sort: "-created_at" };
  return ctx.read(async (tx) => {
    const campaign = await readCampaign(tx, ctx, input.id, true);
    const table = {
      findMany: (args: object) => tx.campaignApproval.findMany(args),
      count: (args: object) => tx.campaignApproval.count(args),
    };
    const { rows, ...page } = await listPage(tx, ctx.tenantId, null, table, query, [{ campaignId: campaign.id }], {
      created_at: "createdAt",
    });
    const approvals = rows.map((row) => ({
      id: row.id,
      state: row.state as ApprovalRecordDto["state"],
      hash: row.hash,
      comment: row.comment,
      changedFields: row.changedFields,
      actor: { kind: row.actorKind, id: row.actorId, label: row.actorLabel },
      createdAt: row.createdAt.toISOString(),
    }));
    return { approvals, ...page };
  });
}
