import type { SimObject } from "@/lib/platforms/simulators/store";
import { invalidParameter } from "../errors";
import { idOf, jsonOf, textOf, unsignedOf } from "../parameters";
import { type Call, type Change, missingName, NEW_STATUSES, readCommon, STATUSES } from "./change";

/** Reads and checks what a new ad is given. @throws GraphError for the first thing that is wrong */
export function readNewAd(call: Call): Change & { parentId: string } {
  const change = readChange(call, NEW_STATUSES);
  if (!change.name) throw missingName("Ad");
  if (!("creative" in change.fields)) throw invalidParameter("The parameter creative is required.", { blame: ["creative"] });
  const id = idOf(call.parameters, "adset_id");
  if (id === null) throw invalidParameter("The parameter adset_id is required.", { blame: ["adset_id"] });
  const adset = call.store.object(id);
  if (adset?.type !== "ad_group" || adset.accountId !== call.account.id || adset.status === "DELETED") {
    throw invalidParameter(`Param adset_id must be a valid ad set ID (ID: ${id})`, { blame: ["adset_id"] });
  }
  return { ...change, parentId: adset.id };
}

/** Reads and checks what a call wants changed of an ad. */
export function readAdChange(_ad: SimObject, call: Call): Change {
  return readChange(call, STATUSES);
}

function readChange(call: Call, statuses: readonly string[]): Change {
  const { parameters } = call;
  const fields: Record<string, unknown> = {};
  const keep = (name: string, value: unknown) => {
    if (value !== null) fields[name] = value;
  };
  const common = readCommon(parameters, statuses, "Ad");
  keep("creative", readCreative(call));
  keep("conversion_domain", textOf(parameters, "conversion_domain"));
  keep("tracking_specs", jsonOf(parameters, "tracking_specs"));
  keep("display_sequence", unsignedOf(parameters, "display_sequence"));
  return { fields, ...common };
}

/** `{"creative_id": …}`, as the creative is read back: `{"id": …}`. */
function readCreative({ parameters, store, account }: Call): { id: string } | null {
  const given = jsonOf(parameters, "creative");
  if (given === null) return null;
  const id = typeof given === "object" && given !== null && "creative_id" in given ? String(given.creative_id) : "";
  const creative = store.object(id);
  if (creative?.type !== "creative" || creative.accountId !== account.id || creative.status === "DELETED") {
    throw invalidParameter("Param creative[creative_id] must be a valid creative ID", { blame: [["creative", "creative_id"]] });
  }
  return { id };
}
