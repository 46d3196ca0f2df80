import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { sameFields } from "@/lib/domain/changes/same-fields";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { toBrandDto } from "./brands.dto";
import { type BrandDto, type UpdateBrandInput, updateBrandInput } from "./brands.schema";
import { brandSearchText, claimBrandCode, lockBrand } from "./internal/brand-row";

/**
 * Merges the given fields into a brand (absent = unchanged). Names already issued keep the old code.
 *
 * @throws BRAND_001, CONFLICT_001 for a stale version, BRAND_002, TAXONOMY_002 or TAXONOMY_003 for a code
 */
export async function updateBrand(ctx: Ctx, input: { id: string; changes: UpdateBrandInput }): Promise<BrandDto> {
  authorize(ctx, "governance:write");
  const changes = updateBrandInput.parse(input.changes);
  return ctx.write(async (tx) => {
    const before = await lockBrand(tx, ctx, input.id);
    const next = {
      internalCode: changes.internalCode ?? before.internalCode,
      name: changes.name ?? before.name,
      familyFriendly: changes.familyFriendly ?? before.familyFriendly,
    };
    if (sameFields(before, next)) return toBrandDto(before);
    if (next.internalCode !== before.internalCode) await claimBrandCode(tx, ctx, next.internalCode, before.id);
    const after = await tx.brand.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: { ...next, searchText: brandSearchText(next), version: { increment: 1 } },
    });
    const dto = toBrandDto(after);
    await recordChange(tx, ctx, { type: "brand.updated", noun: "brand", before, after, dto });
    return dto;
  });
}
