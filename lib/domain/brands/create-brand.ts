import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { newId } from "@/lib/shared/ids";
import { toBrandDto } from "./brands.dto";
import { type BrandDto, type CreateBrandInput, createBrandInput } from "./brands.schema";
import { brandSearchText, claimBrandCode } from "./internal/brand-row";

/**
 * Creates a brand.
 *
 * @throws BRAND_002 for a code that is taken, TAXONOMY_002 or TAXONOMY_003 for one that names cannot carry
 */
export async function createBrand(ctx: Ctx, input: CreateBrandInput): Promise<BrandDto> {
  authorize(ctx, "governance:write");
  const data = createBrandInput.parse(input);
  return ctx.write(async (tx) => {
    await claimBrandCode(tx, ctx, data.internalCode, null);
    const row = await tx.brand.create({ data: { id: newId(), tenantId: ctx.tenantId, ...data, searchText: brandSearchText(data) } });
    const dto = toBrandDto(row);
    await recordChange(tx, ctx, { type: "brand.created", noun: "brand", after: row, dto });
    return dto;
  });
}
