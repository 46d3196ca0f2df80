import type { SimObject, SimulatorStore } from "@/lib/platforms/simulators/store";
import { invalidParameter } from "./errors";
import type { ObjectType } from "./objects";

type Read = (object: SimObject, store: SimulatorStore) => unknown;

const NODE_TYPES: Readonly<Record<SimObject["type"], string>> = {
  campaign: "Campaign",
  ad_group: "AdSet",
  creative: "AdCreative",
  ad: "Ad",
  label: "AdLabel",
};

const OF_ALL: Readonly<Record<string, Read>> = {
  id: ({ id }) => id,
  account_id: ({ accountId }) => accountId,
  name: ({ name }) => name,
  status: ({ status }) => status,
  adlabels: ({ fields }) => (Array.isArray(fields.labels) && fields.labels.length > 0 ? fields.labels : null),
};

const OF_DELIVERED: Readonly<Record<string, Read>> = {
  ...OF_ALL,
  configured_status: ({ status }) => status,
  effective_status: effectiveStatus,
  created_time: ({ createdAt }) => graphTime(Date.parse(createdAt)),
  updated_time: ({ fields, createdAt }) => graphTime(Number(fields.updated_at ?? Date.parse(createdAt))),
};

const plain = (...names: string[]) => Object.fromEntries(names.map((name): [string, Read] => [name, ({ fields }) => fields[name]]));
/** Budgets are asked back as text. */
const amounts = (...names: string[]) =>
  Object.fromEntries(names.map((name): [string, Read] => [name, ({ fields }) => textOf(fields[name])]));
const times = (...names: string[]) => Object.fromEntries(names.map((name): [string, Read] => [name, ({ fields }) => timeOf(fields[name])]));
const remaining: Read = ({ fields }) => textOf(fields.daily_budget ?? fields.lifetime_budget ?? 0);

/** What each kind can be asked for. Source: facebook/facebook-business-sdk-codegen@ad2b0b6 Campaign, AdSet, AdCreative, Ad .json [H]. */
const FIELDS: Readonly<Record<ObjectType, Readonly<Record<string, Read>>>> = {
  campaign: {
    ...OF_DELIVERED,
    ...times("start_time", "stop_time"),
    ...amounts("daily_budget", "lifetime_budget", "spend_cap"),
    budget_remaining: remaining,
    ...plain("objective", "special_ad_categories", "special_ad_category_country", "buying_type", "bid_strategy", "promoted_object"),
    ...plain("pacing_type", "is_adset_budget_sharing_enabled", "is_skadnetwork_attribution"),
  },
  ad_group: {
    ...OF_DELIVERED,
    campaign_id: ({ parentId }) => parentId,
    ...times("start_time", "end_time"),
    ...amounts("daily_budget", "lifetime_budget", "daily_spend_cap", "lifetime_spend_cap"),
    ...amounts("daily_min_spend_target", "lifetime_min_spend_target"),
    budget_remaining: remaining,
    ...plain("billing_event", "optimization_goal", "bid_strategy", "bid_amount", "bid_constraints", "destination_type", "targeting"),
    ...plain("promoted_object", "attribution_spec", "pacing_type", "adset_schedule", "frequency_control_specs", "is_dynamic_creative"),
    ...plain("dsa_beneficiary", "dsa_payor"),
  },
  creative: { ...OF_ALL, ...plain("object_story_spec", "object_story_id", "instagram_user_id", "call_to_action", "url_tags") },
  ad: {
    ...OF_DELIVERED,
    adset_id: ({ parentId }) => parentId,
    campaign_id: ({ parentId }, store) => store.object(parentId ?? "")?.parentId,
    ...plain("creative", "conversion_domain", "tracking_specs", "display_sequence"),
  },
};

/** The answer for one object: the fields asked for (`id,name,adlabels{name}`), those without a value left out. */
export function shownObject(object: SimObject, fields: string | null, store: SimulatorStore): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const { name, inner } of parseFields(fields ?? "id")) {
    const value = fieldOf(object, name, store);
    if (value === undefined || value === null) continue;
    shown[name] = inner ? pickedFrom(value, inner) : value;
  }
  return { ...shown, id: object.id };
}

/** One field's value. @throws GraphError for a field that objects of its kind do not have */
export function fieldOf(object: SimObject, name: string, store: SimulatorStore): unknown {
  const known = object.type === "label" ? OF_ALL : FIELDS[object.type];
  const read = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!read) throw invalidParameter(`Tried accessing nonexisting field (${name}) on node type (${NODE_TYPES[object.type]})`);
  return read(object, store);
}

/** The status with those above it taken into account. */
export function effectiveStatus(object: SimObject, store: SimulatorStore): string {
  if (object.status !== "ACTIVE") return object.status;
  const parent = object.parentId === undefined ? null : store.object(object.parentId);
  if (!parent) return "ACTIVE";
  const above = effectiveStatus(parent, store);
  if (above === "PAUSED") return parent.type === "campaign" ? "CAMPAIGN_PAUSED" : "ADSET_PAUSED";
  return above;
}

/** `2026-11-21T09:00:00+0000`, as Graph writes moments. */
function graphTime(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}+0000`;
}

function parseFields(text: string): { name: string; inner: string[] | null }[] {
  return [...text.matchAll(/([a-z0-9_]+)(?:\{([^}]*)\})?/gi)].map((match) => ({
    name: match[1] ?? "",
    inner: match[2] === undefined ? null : match[2].split(",").map((name) => name.trim()),
  }));
}

function pickedFrom(value: unknown, names: string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => pickedFrom(item, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name === "id" || names.includes(name)));
}

function timeOf(value: unknown): string | null {
  return typeof value === "number" ? graphTime(value) : null;
}

function textOf(value: unknown): string | null {
  return typeof value === "number" ? String(value) : null;
}
