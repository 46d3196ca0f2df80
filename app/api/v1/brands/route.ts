import { createBrand } from "@/lib/domain/brands/create-brand";
import { listBrands } from "@/lib/domain/brands/list-brands";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { createBrandContract, listBrandsContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listBrandsContract, (ctx, { query }) => listBrands(ctx, query)),
  POST: route(createBrandContract, (ctx, { body }) => createBrand(ctx, body)),
});
