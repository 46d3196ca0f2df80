import { z } from "zod";
import { nameInput } from "@/lib/domain/governance/text.schema";
import { codeInput } from "@/lib/domain/taxonomy/taxonomy.schema";
import { idInput } from "@/lib/shared/filters";
import { listOutput, listQuery } from "@/lib/shared/pagination";

export const createBrandInput = z.strictObject({
  name: nameInput,
  internalCode: codeInput("brand"),
  familyFriendly: z.boolean().default(true).describe("Its names and texts must have no word of the forbidden list"),
});
export type CreateBrandInput = z.input<typeof createBrandInput>;

export const updateBrandInput = z.strictObject({
  name: nameInput.optional(),
  internalCode: codeInput("brand").optional(),
  familyFriendly: z.boolean().optional(),
});
export type UpdateBrandInput = z.input<typeof updateBrandInput>;

export const brandOutput = z.object({
  id: z.string(),
  name: z.string(),
  internalCode: z.string(),
  familyFriendly: z.boolean(),
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
});
export type BrandDto = z.infer<typeof brandOutput>;

export const BRAND_SORTS = ["name", "created_at"] as const;

export const listBrandsInput = listQuery(BRAND_SORTS, "name", {
  internalCode: z.string().trim().toUpperCase().max(20).optional(),
  familyFriendly: z.boolean().optional(),
});
export type ListBrandsInput = z.input<typeof listBrandsInput>;
export const listBrandsOutput = listOutput("brands", brandOutput);

export const brandParams = z.object({ id: idInput });
