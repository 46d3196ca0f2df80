"use server";

import { revalidatePath } from "next/cache";
import type { BrandDto } from "@/lib/domain/brands/brands.schema";
import { createBrand } from "@/lib/domain/brands/create-brand";
import { updateBrand } from "@/lib/domain/brands/update-brand";
import { type ActionState, runAction } from "@/lib/http/action";
import { textOf, versionOf } from "../form-fields";

function fieldsOf(form: FormData) {
  return {
    name: textOf(form, "name") ?? "",
    internalCode: textOf(form, "internalCode") ?? "",
    familyFriendly: form.get("familyFriendly") === "on",
  };
}

/** Makes a brand of what was typed. */
export async function createBrandAction(workspace: string, _before: unknown, form: FormData): Promise<ActionState<BrandDto>> {
  const state = await runAction(workspace, (ctx) => createBrand(ctx, fieldsOf(form)), form);
  if (state.ok) revalidatePath("/w/[workspace]/governance/brands", "page");
  return state;
}

/** Changes the brand that was shown; refused when somebody changed it in the meantime. */
export async function updateBrandAction(workspace: string, _before: unknown, form: FormData): Promise<ActionState<BrandDto>> {
  const state = await runAction(
    workspace,
    (ctx) => updateBrand({ ...ctx, ifMatch: versionOf(form) }, { id: textOf(form, "id") ?? "", changes: fieldsOf(form) }),
    form,
  );
  if (state.ok) revalidatePath("/w/[workspace]/governance/brands", "page");
  return state;
}
