import type { SimObject } from "@/lib/platforms/simulators/store";
import { invalidParameter } from "./errors";

/** What a campaign can be asked for. Source: facebook/facebook-business-sdk-codegen@ad2b0b6 Campaign.json [H]. */
const CAMPAIGN_FIELDS: Readonly<Record<string, (campaign: SimObject) => unknown>> = {
  id: ({ id }) => id,
  account_id: ({ accountId }) => accountId,
  name: ({ name }) => name,
  status: ({ status }) => status,
  configured_status: ({ status }) => status,
  effective_status: ({ status }) => status,
  created_time: ({ createdAt }) => graphTime(Date.parse(createdAt)),
  updated_time: ({ fields, createdAt }) => graphTime(Number(fields.updated_at ?? Date.parse(createdAt))),
  start_time: ({ fields }) => timeField(fields.start_time),
  stop_time: ({ fields }) => timeField(fields.stop_time),
  daily_budget: ({ fields }) => amountField(fields.daily_budget),
  lifetime_budget: ({ fields }) => amountField(fields.lifetime_budget),
  budget_remaining: ({ fields }) => amountField(fields.daily_budget ?? fields.lifetime_budget ?? 0),
  spend_cap: ({ fields }) => amountField(fields.spend_cap),
  adlabels: ({ fields }) => labelField(fields.labels),
  ...Object.fromEntries(
    [
      "objective",
      "special_ad_categories",
      "special_ad_category_country",
      "buying_type",
      "bid_strategy",
      "promoted_object",
      "pacing_type",
      "is_adset_budget_sharing_enabled",
      "is_skadnetwork_attribution",
    ].map((name) => [name, ({ fields }: SimObject) => fields[name]]),
  ),
};

/** The answer for one campaign: the fields asked for (`id,name,adlabels{name}`), those without a value left out. */
export function shownCampaign(campaign: SimObject, fields: string | null): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const { name, inner } of parseFields(fields ?? "id")) {
    const value = fieldOf(campaign, name);
    if (value === undefined || value === null) continue;
    shown[name] = inner && Array.isArray(value) ? value.map((item) => picked(item, inner)) : value;
  }
  return { ...shown, id: campaign.id };
}

/** One field's value. @throws GraphError for a field that campaigns do not have */
export function fieldOf(campaign: SimObject, name: string): unknown {
  const read = Object.hasOwn(CAMPAIGN_FIELDS, name) ? CAMPAIGN_FIELDS[name] : undefined;
  if (!read) throw invalidParameter(`Tried accessing nonexisting field (${name}) on node type (Campaign)`);
  return read(campaign);
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

function picked(item: unknown, names: string[]): unknown {
  if (typeof item !== "object" || item === null) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => name === "id" || names.includes(name)));
}

function timeField(value: unknown): string | null {
  return typeof value === "number" ? graphTime(value) : null;
}

/** Budgets are asked back as text. */
function amountField(value: unknown): string | null {
  return typeof value === "number" ? String(value) : null;
}

function labelField(labels: unknown): unknown {
  return Array.isArray(labels) && labels.length > 0 ? labels : null;
}
