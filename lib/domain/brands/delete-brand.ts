import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { refuseWhileUsed } from "@/lib/domain/governance/where-used";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { toBrandDto } from "./brands.dto";
import { lockBrand } from "./internal/brand-row";

/** Deletes a brand softly. @throws BRAND_001, CONFLICT_001, BRAND_003 (409) with the list of what uses it */
export async function deleteBrand(ctx: Ctx, input: { id: string }): Promise<void> {
  authorize(ctx, "governance:write");
  await ctx.write(async (tx) => {
    const before = await lockBrand(tx, ctx, input.id);
    await refuseWhileUsed(tx, ctx, { noun: "brand", id: before.id }, "BRAND_003");
    const after = await tx.brand.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: { deletedAt: new Date(), version: { increment: 1 } },
    });
    await recordChange(tx, ctx, { type: "brand.deleted", noun: "brand", before, after, dto: toBrandDto(after) });
  });
}
