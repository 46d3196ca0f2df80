import { deleteBrand } from "@/lib/domain/brands/delete-brand";
import { getBrand } from "@/lib/domain/brands/get-brand";
import { purgeBrand } from "@/lib/domain/brands/purge-brand";
import { updateBrand } from "@/lib/domain/brands/update-brand";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { deleteBrandContract, getBrandContract, patchBrandContract, replaceBrandContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(getBrandContract, (ctx, { params, query }) => getBrand(ctx, { ...params, ...query })),
  PUT: route(replaceBrandContract, (ctx, { params, body }) => updateBrand(ctx, { ...params, changes: body })),
  PATCH: route(patchBrandContract, (ctx, { params, body }) => updateBrand(ctx, { ...params, changes: body })),
  DELETE: route(deleteBrandContract, (ctx, { params, query }) => (query.hard ? purgeBrand : deleteBrand)(ctx, params)),
});
