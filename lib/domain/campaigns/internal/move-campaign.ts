import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import type { Ctx } from "@/lib/infra/context";
import { toCampaignDto } from "../campaigns.dto";
import { type CampaignMove, type CampaignState, stateAfter, statusEvent } from "../campaigns.rules";
import type { CampaignDto } from "../campaigns.schema";
import { lockCampaign, stateOf } from "./campaign-row";
import { resolveReferences } from "./resolve-references";
import { unlawfulMove } from "./unlawful-move";

type PlainMove = Exclude<CampaignMove, "submit" | "approve" | "reject">;

/**
 * Moves a campaign along its status, out of sight or back. The caller has authorised.
 *
 * @throws CAMPAIGN_001, CONFLICT_001; CAMPAIGN_003 or CAMPAIGN_007 (409) naming the lawful moves; VALIDATION_005 when a
 *   deleted campaign's brand, market or channel is gone meanwhile
 */
export async function moveCampaign(ctx: Ctx, id: string, move: PlainMove): Promise<CampaignDto> {
  return ctx.write(async (tx) => {
    const now = new Date();
    const before = await lockCampaign(tx, ctx, id, move === "restore");
    const from = stateOf(before, now);
    const to = stateAfter(from, move);
    if (!to) throw unlawfulMove(from, move);
    if (from.deleted && !to.deleted) await resolveReferences(tx, ctx, before);
    const after = await tx.campaign.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: {
        status: to.status,
        archivedAt: to.archived ? (before.archivedAt ?? now) : null,
        deletedAt: to.deleted ? before.deletedAt : null,
        version: { increment: 1 },
      },
    });
    const dto = toCampaignDto(after);
    await recordChange(tx, ctx, { type: `campaign.${eventOf(from, to)}`, noun: "campaign", before, after, dto });
    return dto;
  });
}

function eventOf(from: CampaignState, to: CampaignState): string {
  if (from.deleted !== to.deleted || (from.archived && !to.archived)) return "restored";
  return to.archived ? "archived" : statusEvent(from.status, to.status);
}
