"use server";

import { revalidatePath } from "next/cache";
import type { ChannelDto } from "@/lib/domain/channels/channels.schema";
import { createChannel } from "@/lib/domain/channels/create-channel";
import { updateChannel } from "@/lib/domain/channels/update-channel";
import { type ActionState, runAction } from "@/lib/http/action";
import { clearableTextOf, textOf, versionOf } from "../form-fields";

function fieldsOf(form: FormData) {
  return { platformName: textOf(form, "platformName") ?? "", apiIdentifier: clearableTextOf(form, "apiIdentifier") };
}

/** Makes a channel of what was typed; code and name are the platform's unless given. */
export async function createChannelAction(workspace: string, _before: unknown, form: FormData): Promise<ActionState<ChannelDto>> {
  const state = await runAction(
    workspace,
    (ctx) => createChannel(ctx, { ...fieldsOf(form), code: textOf(form, "code"), name: textOf(form, "name") }),
    form,
  );
  if (state.ok) revalidatePath("/w/[workspace]/governance/channels", "page");
  return state;
}

/** Changes the channel that was shown; refused when somebody changed it in the meantime. */
export async function updateChannelAction(workspace: string, _before: unknown, form: FormData): Promise<ActionState<ChannelDto>> {
  const state = await runAction(
    workspace,
    (ctx) =>
      updateChannel(
        { ...ctx, ifMatch: versionOf(form) },
        {
          id: textOf(form, "id") ?? "",
          changes: { ...fieldsOf(form), code: textOf(form, "code") ?? "", name: textOf(form, "name") ?? "" },
        },
      ),
    form,
  );
  if (state.ok) revalidatePath("/w/[workspace]/governance/channels", "page");
  return state;
}
