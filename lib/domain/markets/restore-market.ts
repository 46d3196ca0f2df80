import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { claimMarketCode, lockMarket } from "./internal/market-row";
import { toMarketDto } from "./markets.dto";
import type { MarketDto } from "./markets.schema";

/**
 * Brings a deleted market back as it was; one that is not deleted stays as it is.
 *
 * @throws MARKET_001, CONFLICT_001; MARKET_002, TAXONOMY_002 or TAXONOMY_003 when its code can no longer be given
 */
export async function restoreMarket(ctx: Ctx, input: { id: string }): Promise<MarketDto> {
  authorize(ctx, "governance:write");
  return ctx.write(async (tx) => {
    const before = await lockMarket(tx, ctx, input.id, true);
    if (before.deletedAt === null) return toMarketDto(before);
    await claimMarketCode(tx, ctx, before.code, before.id);
    const after = await tx.market.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: { deletedAt: null, version: { increment: 1 } },
    });
    const dto = toMarketDto(after);
    await recordChange(tx, ctx, { type: "market.restored", noun: "market", before, after, dto });
    return dto;
  });
}
