import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { sameFields } from "@/lib/domain/changes/same-fields";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { claimMarketCode, lockMarket, marketSearchText } from "./internal/market-row";
import { toMarketDto } from "./markets.dto";
import { type MarketDto, type UpdateMarketInput, updateMarketInput } from "./markets.schema";

/**
 * Merges the given fields into a market (absent = unchanged, null = cleared). Names already issued keep the old code, and
 * flights keep their zone.
 *
 * @throws MARKET_001, CONFLICT_001 for a stale version, MARKET_002, TAXONOMY_002 or TAXONOMY_003 for a code
 */
export async function updateMarket(ctx: Ctx, input: { id: string; changes: UpdateMarketInput }): Promise<MarketDto> {
  authorize(ctx, "governance:write");
  const { timezone, ...changes } = updateMarketInput.parse(input.changes);
  return ctx.write(async (tx) => {
    const before = await lockMarket(tx, ctx, input.id);
    const next = {
      code: changes.code ?? before.code,
      name: changes.name ?? before.name,
      country: changes.country ?? before.country,
      region: changes.region === undefined ? before.region : changes.region || null,
      currency: changes.currency ?? before.currency,
      timeZone: timezone ?? before.timeZone,
    };
    if (sameFields(before, next)) return toMarketDto(before);
    if (next.code !== before.code) await claimMarketCode(tx, ctx, next.code, before.id);
    const after = await tx.market.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: { ...next, searchText: marketSearchText(next), version: { increment: 1 } },
    });
    const dto = toMarketDto(after);
    await recordChange(tx, ctx, { type: "market.updated", noun: "market", before, after, dto });
    return dto;
  });
}
