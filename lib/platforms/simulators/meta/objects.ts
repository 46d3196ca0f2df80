import type { SimObject } from "@/lib/platforms/simulators/store";
import { invalidParameter } from "./errors";
import { listOf, type Parameters } from "./parameters";
import { readAdChange, readNewAd } from "./rules/ad";
import { readAdSetChange, readNewAdSet } from "./rules/ad-set";
import { readCampaignChange, readNewCampaign } from "./rules/campaign";
import { type Call, type Change, readLabels } from "./rules/change";
import { readCreativeChange, readNewCreative } from "./rules/creative";

export type ObjectType = Exclude<SimObject["type"], "label">;

type Rules = {
  what: string;
  readNew: (call: Call) => Change & { parentId?: string };
  readChange: (object: SimObject, call: Call) => Change;
};

const RULES: Readonly<Record<ObjectType, Rules>> = {
  campaign: { what: "Campaign", readNew: readNewCampaign, readChange: readCampaignChange },
  ad_group: { what: "Ad Set", readNew: readNewAdSet, readChange: readAdSetChange },
  creative: { what: "Ad Creative", readNew: readNewCreative, readChange: readCreativeChange },
  ad: { what: "Ad", readNew: readNewAd, readChange: readAdChange },
};

/** What goes with an object when it is deleted or archived. */
const BELOW: Readonly<Record<ObjectType, ObjectType | null>> = { campaign: "ad_group", ad_group: "ad", creative: null, ad: null };

/** Ids look like the platform's: 17 digits and more, ever rising. */
const FIRST_ID = 120_210_000_000_000_000n;

/** POST /act_{id}/campaigns, adsets, adcreatives, ads */
export function createObject(type: ObjectType, call: Call): unknown {
  const { account, store, now, received } = call;
  const { fields, name, status, labels, parentId } = RULES[type].readNew(call);
  if (isValidateOnly(call.parameters)) return { success: true };
  const made = store.add(
    {
      type,
      accountId: account.id,
      ...(parentId === undefined ? {} : { parentId }),
      name: name ?? "",
      // The platform's default is not stated (spec/platforms.md §0); the dangerous one teaches to send it.
      status: status ?? "ACTIVE",
      createdAt: now.toISOString(),
      fields: { ...fields, labels: labelsOf(labels ?? [], call) },
      received,
      changes: [],
    },
    idOf,
  );
  return { id: made.id };
}

/** POST /{id} */
export function updateObject(object: SimObject, call: Call): unknown {
  const { what, readChange } = RULES[object.type as ObjectType];
  if (object.status === "DELETED") {
    const userMessage = `A deleted ${what.toLowerCase()} cannot be edited.`;
    throw invalidParameter("", { userTitle: `${what} Is Deleted`, userMessage, blame: ["id"] });
  }
  const change = readChange(object, call);
  if (isValidateOnly(call.parameters)) return { success: true };
  const labels = change.labels === null ? {} : { labels: labelsOf(change.labels, call) };
  saveChange(object, { name: change.name, status: change.status, fields: { ...change.fields, ...labels } }, call);
  return { success: true };
}

/** DELETE /{id}, and all that is below it. */
export function deleteObject(object: SimObject, call: Call): unknown {
  if (object.status !== "DELETED") saveChange(object, { name: null, status: "DELETED", fields: {} }, call);
  return { success: true };
}

/** POST and DELETE /{id}/adlabels: adds labels to an object, or takes them off it. */
export function changeLabels(object: SimObject, call: Call, isRemoval: boolean): unknown {
  const names = readLabels(call.parameters);
  if (names === null) throw invalidParameter("The parameter adlabels is required.", { blame: ["adlabels"] });
  if (isValidateOnly(call.parameters)) return { success: true };
  const had = labelNames(object);
  const kept = isRemoval ? had.filter((name) => !names.includes(name)) : [...had, ...names];
  saveChange(object, { name: null, status: null, fields: { labels: labelsOf(kept, call) } }, call);
  return isRemoval ? { success: true } : { id: object.id, success: true };
}

/** POST /act_{id}/adlabels */
export function createLabel(call: Call): unknown {
  const { name } = call.parameters;
  if (typeof name !== "string" || name === "") throw invalidParameter("The parameter name is required.", { blame: ["name"] });
  const [label] = labelsOf([name], call);
  return { id: label?.id };
}

function labelNames(object: SimObject): string[] {
  return Array.isArray(object.fields.labels) ? object.fields.labels.map((label) => String((label as { name: unknown }).name)) : [];
}

function saveChange(object: SimObject, change: Pick<Change, "name" | "status" | "fields">, call: Call): void {
  const { store, now, received } = call;
  const status = change.status ?? object.status;
  store.save({
    ...object,
    name: change.name ?? object.name,
    status,
    fields: { ...object.fields, ...change.fields, updated_at: now.getTime() },
    changes: [...object.changes, received],
  });
  const below = BELOW[object.type as ObjectType];
  if (below === null || (status !== "DELETED" && status !== "ARCHIVED")) return;
  for (const child of store.objects({ parentId: object.id, type: below })) {
    if (child.status !== "DELETED" && child.status !== status) saveChange(child, { name: null, status, fields: {} }, call);
  }
}

/** Labels belong to the account and have ids of their own; a name that is known is the same label. */
function labelsOf(names: readonly string[], { account, store, now }: Call): { id: string; name: string }[] {
  return [...new Set(names)].map((name) => {
    const id =
      store.labelId(account.id, name) ??
      store.add(
        {
          type: "label",
          accountId: account.id,
          name,
          status: "ACTIVE",
          createdAt: now.toISOString(),
          fields: {},
          received: { name },
          changes: [],
        },
        idOf,
      ).id;
    return { id, name };
  });
}

function isValidateOnly(parameters: Parameters): boolean {
  return listOf(parameters, "execution_options")?.includes("validate_only") ?? false;
}

function idOf(seq: number): string {
  return String(FIRST_ID + BigInt(seq));
}
