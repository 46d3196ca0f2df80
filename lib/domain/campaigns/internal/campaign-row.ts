import "server-only";
import { lockRow, requireVersion } from "@/lib/domain/changes/lock-row";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Campaign } from "@/lib/infra/db/generated/client";
import { appError } from "@/lib/shared/errors";
import { searchTextOf } from "@/lib/shared/pagination";
import type { CampaignApproval, CampaignState, CampaignStatus } from "../campaigns.rules";

/** @throws CAMPAIGN_001 when it is not there, deleted (unless asked for) or another workspace's */
export async function readCampaign(tx: Tx, ctx: Ctx, id: string, includeDeleted = false): Promise<Campaign> {
  const row = await tx.campaign.findFirst({ where: { tenantId: ctx.tenantId, id, ...(includeDeleted ? {} : { deletedAt: null }) } });
  if (!row) throw appError("CAMPAIGN_001", { details: { campaignId: id } });
  return row;
}

/**
 * Takes the campaign's row lock and reads it: whoever edits, moves or approves it comes through here, so that no two of
 * them decide on the same state. Honours `If-Match`.
 *
 * @throws CAMPAIGN_001, CONFLICT_001 when the caller saw another version
 */
export async function lockCampaign(tx: Tx, ctx: Ctx, id: string, includeDeleted = false): Promise<Campaign> {
  await lockRow(tx, ctx, "campaigns", id);
  const row = await readCampaign(tx, ctx, id, includeDeleted);
  requireVersion(ctx, row);
  return row;
}

/** Where the row is, for the rules. */
export function stateOf(row: Campaign, now: Date): CampaignState {
  return {
    status: row.status as CampaignStatus,
    approval: row.approval as CampaignApproval,
    archived: row.archivedAt !== null,
    deleted: row.deletedAt !== null,
    over: row.endAt !== null && row.endAt <= now,
  };
}

/** What an archived campaign answers to everything but reading, copying and bringing it back. @throws CAMPAIGN_007 */
export function refuseArchived(row: Campaign): void {
  if (row.archivedAt === null) return;
  throw appError("CAMPAIGN_007", {
    message: "The campaign is archived; restore it first",
    details: { campaignId: row.id, lawful: ["restore"] },
  });
}

/**
 * The person behind the credential, or the service account, whichever of its keys is used; a job stands for itself.
 * Approval asks who a campaign's authors are.
 */
export function personOf(ctx: Ctx): string {
  return ctx.userId ?? ctx.accountId ?? ctx.actor.id;
}

/** What a campaign is found by. */
export function campaignSearchText(row: { name: string; campaignName: string; tags: readonly string[] }): string {
  return searchTextOf([row.name, row.campaignName, ...row.tags]);
}
