import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { toBrandDto } from "./brands.dto";
import type { BrandDto } from "./brands.schema";
import { readBrand } from "./internal/brand-row";

/** One brand. @throws BRAND_001 (404) when it is not there, deleted (unless asked for) or another workspace's */
export async function getBrand(ctx: Ctx, input: { id: string; includeDeleted?: boolean }): Promise<BrandDto> {
  authorize(ctx, "governance:read");
  return ctx.read(async (tx) => toBrandDto(await readBrand(tx, ctx, input.id, input.includeDeleted)));
}
