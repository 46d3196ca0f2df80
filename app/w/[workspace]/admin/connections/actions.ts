"use server";

import { revalidatePath } from "next/cache";
import type { ConnectionDto, CreateConnectionInput } from "@/lib/domain/connections/connections.schema";
import { createConnection } from "@/lib/domain/connections/create-connection";
import { updateConnection } from "@/lib/domain/connections/update-connection";
import { listAccounts } from "@/lib/domain/platform-objects/list-accounts";
import type { PlatformOptionDto } from "@/lib/domain/platform-objects/platform-objects.schema";
import { type ActionState, runAction } from "@/lib/http/action";
import { textOf, versionOf } from "../../governance/form-fields";

/** Fields of the form that hold a credential begin with this; what follows is the platform's own word. */
const CREDENTIAL = "credentials/";

function fieldsOf(form: FormData) {
  return {
    name: textOf(form, "name") ?? "",
    accountId: textOf(form, "accountId") ?? "",
    currency: textOf(form, "currency") ?? "",
    timezone: textOf(form, "timezone") ?? "",
    environment: textOf(form, "environment") as CreateConnectionInput["environment"],
  };
}

/** What was typed of the credentials; undefined when nothing was: they stay as they are. */
function credentialsOf(form: FormData): Record<string, string> | undefined {
  const typed = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith(CREDENTIAL) && typeof value === "string" && value.trim() !== ""
      ? [[name.slice(CREDENTIAL.length), value] as const]
      : [],
  );
  return typed.length === 0 ? undefined : Object.fromEntries(typed);
}

/** The accounts that the credentials in the form may act in. Nothing is stored. */
export async function listAccountsAction(workspace: string, form: FormData): Promise<ActionState<PlatformOptionDto[]>> {
  const { environment } = fieldsOf(form);
  return runAction(workspace, (ctx) =>
    listAccounts(ctx, { platform: textOf(form, "platform") ?? "", environment, credentials: credentialsOf(form) ?? {} }),
  );
}

/** Connects an account. */
export async function createConnectionAction(workspace: string, _before: unknown, form: FormData): Promise<ActionState<ConnectionDto>> {
  const state = await runAction(
    workspace,
    (ctx) => createConnection(ctx, { platform: textOf(form, "platform") ?? "", ...fieldsOf(form), credentials: credentialsOf(form) }),
    form,
  );
  if (state.ok) revalidatePath("/w/[workspace]/admin/connections", "page");
  return state;
}

/** Changes the connection that was shown; refused when somebody changed it in the meantime. */
export async function updateConnectionAction(workspace: string, _before: unknown, form: FormData): Promise<ActionState<ConnectionDto>> {
  const credentials = form.get("forget") === "on" ? null : credentialsOf(form);
  const state = await runAction(
    workspace,
    (ctx) =>
      updateConnection(
        { ...ctx, ifMatch: versionOf(form) },
        { id: textOf(form, "id") ?? "", changes: { ...fieldsOf(form), ...(credentials === undefined ? {} : { credentials }) } },
      ),
    form,
  );
  if (state.ok) revalidatePath("/w/[workspace]/admin/connections", "page");
  return state;
}
