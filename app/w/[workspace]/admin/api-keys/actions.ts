"use server";

import { revalidatePath } from "next/cache";
import type { CreateApiKeyInput, CreatedApiKeyDto } from "@/lib/domain/api-keys/api-keys.schema";
import { createApiKey } from "@/lib/domain/api-keys/create-api-key";
import { type ActionState, runAction } from "@/lib/http/action";
import { textOf } from "../../governance/form-fields";

/** Makes a key for the reader. The key itself is in this answer and nowhere else. */
export async function createApiKeyAction(workspace: string, _before: unknown, form: FormData): Promise<ActionState<CreatedApiKeyDto>> {
  const input = {
    name: textOf(form, "name") ?? "",
    scopes: form.getAll("scopes") as CreateApiKeyInput["scopes"],
    expiresAt: textOf(form, "expiresAt") ?? null,
  };
  const state = await runAction(workspace, (ctx) => createApiKey(ctx, input), form);
  if (state.ok) revalidatePath("/w/[workspace]/admin/api-keys", "page");
  return state;
}
