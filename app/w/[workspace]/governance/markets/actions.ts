"use server";

import { revalidatePath } from "next/cache";
import { createMarket } from "@/lib/domain/markets/create-market";
import type { MarketDto } from "@/lib/domain/markets/markets.schema";
import { updateMarket } from "@/lib/domain/markets/update-market";
import { type ActionState, runAction } from "@/lib/http/action";
import { clearableTextOf, textOf, versionOf } from "../form-fields";

function fieldsOf(form: FormData) {
  return {
    name: textOf(form, "name"),
    country: textOf(form, "country"),
    region: clearableTextOf(form, "region"),
    currency: textOf(form, "currency"),
    timezone: textOf(form, "timezone"),
  };
}

/** Makes a market of what was typed; what was left out takes its default. */
export async function createMarketAction(workspace: string, _before: unknown, form: FormData): Promise<ActionState<MarketDto>> {
  const state = await runAction(workspace, (ctx) => createMarket(ctx, { ...fieldsOf(form), code: textOf(form, "code") ?? "" }), form);
  if (state.ok) revalidatePath("/w/[workspace]/governance/markets", "page");
  return state;
}

/** Changes the market that was shown; refused when somebody changed it in the meantime. */
export async function updateMarketAction(workspace: string, _before: unknown, form: FormData): Promise<ActionState<MarketDto>> {
  const state = await runAction(
    workspace,
    (ctx) =>
      updateMarket(
        { ...ctx, ifMatch: versionOf(form) },
        {
          id: textOf(form, "id") ?? "",
          changes: { ...fieldsOf(form), name: textOf(form, "name") ?? "", code: textOf(form, "code") ?? "" },
        },
      ),
    form,
  );
  if (state.ok) revalidatePath("/w/[workspace]/governance/markets", "page");
  return state;
}
