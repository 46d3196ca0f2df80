import "server-only";
import { purgeRow } from "@/lib/domain/changes/purge-row";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { lockBrand } from "./internal/brand-row";

/** Deletes a brand for good, a deleted one too. Codes in issued names stay retired. @throws BRAND_001, CONFLICT_001, CONFLICT_003 while campaigns refer to it */
export async function purgeBrand(ctx: Ctx, input: { id: string }): Promise<void> {
  authorize(ctx, "governance:purge");
  await ctx.write(async (tx) => {
    const row = await lockBrand(tx, ctx, input.id, true);
    const remove = () => tx.brand.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id: row.id } } });
    await purgeRow(tx, ctx, { noun: "brand", row, remove, referrers: "campaigns" });
  });
}
