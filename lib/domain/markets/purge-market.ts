import "server-only";
import { purgeRow } from "@/lib/domain/changes/purge-row";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { lockMarket } from "./internal/market-row";

/** Deletes a market for good, a deleted one too. Codes in issued names stay retired. @throws MARKET_001, CONFLICT_001, CONFLICT_003 while campaigns refer to it */
export async function purgeMarket(ctx: Ctx, input: { id: string }): Promise<void> {
  authorize(ctx, "governance:purge");
  await ctx.write(async (tx) => {
    const row = await lockMarket(tx, ctx, input.id, true);
    const remove = () => tx.market.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id: row.id } } });
    await purgeRow(tx, ctx, { noun: "market", row, remove, referrers: "campaigns" });
  });
}
