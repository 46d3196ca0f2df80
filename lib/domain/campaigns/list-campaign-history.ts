import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { wireSpelling } from "@/lib/shared/wire-of";
import { readCampaign } from "./internal/campaign-row";
import { type HistoryEntryDto, type HistoryInput, historyInput } from "./list-campaigns.schema";

/** Columns whose wire name is not their own in snake case. */
const WIRE_NAMES: Record<string, string> = { startTyped: "start_date", endTyped: "end_date" };

export type HistoryPage = { history: HistoryEntryDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/**
 * Every change of a campaign, the newest first: who, when, and before and after of each field, in wire names. A deleted
 * campaign keeps its history.
 *
 * @throws CAMPAIGN_001 (404) when the campaign never was, or is another workspace's
 */
export async function listCampaignHistory(ctx: Ctx, input: { id: string; page?: HistoryInput }): Promise<HistoryPage> {
  authorize(ctx, "campaign:read");
  const { limit, offset, cursor } = historyInput.parse(input.page ?? {});
  return ctx.read(async (tx) => {
    const campaign = await readCampaign(tx, ctx, input.id, true);
    const all = { tenantId: ctx.tenantId, subjectType: "campaign", subjectId: campaign.id };
    const rows = await tx.auditEntry.findMany({
      where: { ...all, ...(cursor === undefined ? {} : { ord: { lt: BigInt(cursor) } }) },
      orderBy: { ord: "desc" },
      take: limit + 1,
      skip: cursor === undefined ? offset : 0,
    });
    const total = await tx.auditEntry.count({ where: all });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const history = shown.map((row) => ({
      id: row.id,
      action: row.action,
      actor: { kind: row.actorKind, id: row.actorId, label: row.actorLabel },
      changes: inWireNames(row.changes as Record<string, [unknown, unknown]>),
      requestId: row.requestId,
      occurredAt: row.occurredAt.toISOString(),
    }));
    return { history, total, limit, offset: cursor === undefined ? offset : 0, nextCursor: last ? String(last.ord) : null };
  });
}

function inWireNames(changes: Record<string, [unknown, unknown]>): Record<string, [unknown, unknown]> {
  return Object.fromEntries(Object.entries(changes).map(([field, pair]) => [WIRE_NAMES[field] ?? wireSpelling(field), pair]));
}
