import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { toBrandDto } from "./brands.dto";
import type { BrandDto } from "./brands.schema";
import { claimBrandCode, lockBrand } from "./internal/brand-row";

/**
 * Brings a deleted brand back as it was; one that is not deleted stays as it is.
 *
 * @throws BRAND_001, CONFLICT_001; BRAND_002, TAXONOMY_002 or TAXONOMY_003 when its code can no longer be given
 */
export async function restoreBrand(ctx: Ctx, input: { id: string }): Promise<BrandDto> {
  authorize(ctx, "governance:write");
  return ctx.write(async (tx) => {
    const before = await lockBrand(tx, ctx, input.id, true);
    if (before.deletedAt === null) return toBrandDto(before);
    await claimBrandCode(tx, ctx, before.internalCode, before.id);
    const after = await tx.brand.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: { deletedAt: null, version: { increment: 1 } },
    });
    const dto = toBrandDto(after);
    await recordChange(tx, ctx, { type: "brand.restored", noun: "brand", before, after, dto });
    return dto;
  });
}
