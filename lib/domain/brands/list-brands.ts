import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { listPage } from "@/lib/infra/db/list-page";
import { toBrandDto } from "./brands.dto";
import { type BrandDto, type ListBrandsInput, listBrandsInput } from "./brands.schema";

const SORTS = { name: "name", created_at: "createdAt" };

export type BrandList = { brands: BrandDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/** A page of the workspace's brands: filter, search by code or name, sorts, total. */
export async function listBrands(ctx: Ctx, input: ListBrandsInput): Promise<BrandList> {
  authorize(ctx, "governance:read");
  const query = listBrandsInput.parse(input);
  const filters: object[] = query.includeDeleted ? [] : [{ deletedAt: null }];
  if (query.internalCode !== undefined) filters.push({ internalCode: query.internalCode });
  if (query.familyFriendly !== undefined) filters.push({ familyFriendly: query.familyFriendly });
  return ctx.read(async (tx) => {
    const table = { findMany: (args: object) => tx.brand.findMany(args), count: (args: object) => tx.brand.count(args) };
    const { rows, ...page } = await listPage(tx, ctx.tenantId, "brands", table, query, filters, SORTS);
    return { brands: rows.map(toBrandDto), ...page };
  });
}
