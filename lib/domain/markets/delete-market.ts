import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { refuseWhileUsed } from "@/lib/domain/governance/where-used";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { lockMarket } from "./internal/market-row";
import { toMarketDto } from "./markets.dto";

/** Deletes a market softly. @throws MARKET_001, CONFLICT_001, MARKET_003 (409) with the list of what uses it */
export async function deleteMarket(ctx: Ctx, input: { id: string }): Promise<void> {
  authorize(ctx, "governance:write");
  await ctx.write(async (tx) => {
    const before = await lockMarket(tx, ctx, input.id);
    await refuseWhileUsed(tx, ctx, { noun: "market", id: before.id }, "MARKET_003");
    const after = await tx.market.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: { deletedAt: new Date(), version: { increment: 1 } },
    });
    await recordChange(tx, ctx, { type: "market.deleted", noun: "market", before, after, dto: toMarketDto(after) });
  });
}
