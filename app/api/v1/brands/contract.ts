import { z } from "zod";
import {
  brandOutput,
  brandParams,
  createBrandInput,
  listBrandsInput,
  listBrandsOutput,
  updateBrandInput,
} from "@/lib/domain/brands/brands.schema";
import { defineContract } from "@/lib/http/contract";
import { hardQuery } from "@/lib/shared/filters";

const tags = ["Governance"];
const params = brandParams;

export const listBrandsContract = defineContract({
  method: "GET",
  path: "/api/v1/brands",
  operationId: "listBrands",
  summary: "List brands",
  tags,
  permission: "governance:read",
  query: listBrandsInput,
  response: { status: 200, schema: listBrandsOutput },
  errors: [],
});

export const createBrandContract = defineContract({
  method: "POST",
  path: "/api/v1/brands",
  operationId: "createBrand",
  summary: "Create a brand",
  description:
    "A brand is family-friendly unless said otherwise. A code that would make two different names look the same is refused with the pair as proof (TAXONOMY_002).",
  tags,
  permission: "governance:write",
  body: createBrandInput,
  response: { status: 201, schema: brandOutput },
  errors: ["BRAND_002", "TAXONOMY_002", "TAXONOMY_003"],
  examples: { body: { name: "Disney", internal_code: "DIS", family_friendly: true } },
});

export const getBrandContract = defineContract({
  method: "GET",
  path: "/api/v1/brands/{id}",
  operationId: "getBrand",
  summary: "Get a brand",
  tags,
  permission: "governance:read",
  params,
  query: z.strictObject({ includeDeleted: z.boolean().default(false) }),
  response: { status: 200, schema: brandOutput },
  errors: ["BRAND_001"],
});

const update = {
  path: "/api/v1/brands/{id}",
  summary: "Update a brand",
  description: "Merges: absent is unchanged, null is cleared. Names already issued keep the old code, which stays retired.",
  tags,
  permission: "governance:write",
  params,
  body: updateBrandInput,
  response: { status: 200, schema: brandOutput },
  errors: ["BRAND_001", "BRAND_002", "TAXONOMY_002", "TAXONOMY_003"],
} as const;

export const replaceBrandContract = defineContract({ ...update, method: "PUT", operationId: "updateBrand" });
export const patchBrandContract = defineContract({ ...update, method: "PATCH", operationId: "patchBrand" });

export const deleteBrandContract = defineContract({
  method: "DELETE",
  path: "/api/v1/brands/{id}",
  operationId: "deleteBrand",
  summary: "Delete a brand",
  description:
    "Refused while campaigns or tickets use it: `details.used_by` counts them and names the first ten of each. With `hard=true` it is deleted for good, which needs `governance:purge` and is refused while anything refers to it, deleted rows included.",
  tags,
  permission: "governance:write",
  params,
  query: hardQuery,
  response: { status: 204, schema: null },
  errors: ["CONFLICT_003", "BRAND_001", "BRAND_003"],
});

export const restoreBrandContract = defineContract({
  method: "POST",
  path: "/api/v1/brands/{id}/restore",
  operationId: "restoreBrand",
  summary: "Restore a deleted brand",
  tags,
  permission: "governance:write",
  params,
  body: z.strictObject({}).optional(),
  response: { status: 200, schema: brandOutput },
  errors: ["BRAND_001", "BRAND_002", "TAXONOMY_002", "TAXONOMY_003"],
});

export const brandContracts = [
  listBrandsContract,
  createBrandContract,
  getBrandContract,
  replaceBrandContract,
  patchBrandContract,
  deleteBrandContract,
  restoreBrandContract,
];
