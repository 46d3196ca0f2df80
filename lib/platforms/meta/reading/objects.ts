import { z } from "zod";
import type { ObjectKind, PlatformSnapshot } from "@/lib/platforms/platform";
import { REFERENCE_PREFIX } from "../facts";
import { AD_SET_FIELDS } from "../payload-levels";
import { CAMPAIGN_FIELDS } from "../plan/create";
import { EDGES, type MetaKind } from "../plan/request";

const OF_ALL = ["id", "name", "status", "adlabels{name}"];

/** What is asked of an object of each kind, in the words its requests use. Source: the fields of Campaign, AdSet, Ad and AdCreative in facts.ts, edges. */
export const FIELDS_ASKED: Readonly<Record<MetaKind, string>> = {
  campaign: [...OF_ALL, "created_time", ...CAMPAIGN_FIELDS.map(({ name }) => name)].join(","),
  ad_group: [...OF_ALL, "created_time", "campaign_id", ...AD_SET_FIELDS.map(({ name }) => name)].join(","),
  // A creative does not tell when it was made.
  creative: [...OF_ALL, "object_story_spec", "object_story_id", "instagram_user_id", "call_to_action", "url_tags"].join(","),
  ad: [
    ...OF_ALL,
    "created_time",
    "adset_id",
    "campaign_id",
    "creative{id}",
    "conversion_domain",
    "tracking_specs",
    "display_sequence",
  ].join(","),
};

/** The kinds that exist at Meta. @throws Error for another */
export function metaKind(kind: ObjectKind): MetaKind {
  if (!Object.hasOwn(EDGES, kind)) throw new Error(`Meta has no ${kind} of its own`);
  return kind as MetaKind;
}

export const graphObject = z.looseObject({
  id: z.string(),
  name: z.string().catch(""),
  status: z.string().nullish(),
  created_time: z.string().nullish(),
  adlabels: z.array(z.object({ name: z.string().catch("") })).nullish(),
});
export type GraphObject = z.infer<typeof graphObject>;

export const graphPage = z.object({
  data: z.array(graphObject),
  paging: z.object({ next: z.string().optional(), cursors: z.object({ after: z.string() }).optional() }).optional(),
});

/** The cursor of the next page, or null at the end. */
export function nextPage(page: z.infer<typeof graphPage>): string | null {
  return page.paging?.next ? (page.paging.cursors?.after ?? null) : null;
}

/** The object as the platform has it, in the words a request would use. */
export function snapshotOf(kind: MetaKind, object: GraphObject): PlatformSnapshot {
  const { id, name, status, created_time: created, adlabels: _labels, ...rest } = object;
  const { campaign_id: campaign, adset_id: adset, creative, ...fields } = rest as Record<string, unknown>;
  const parent = kind === "ad" ? adset : kind === "ad_group" ? campaign : null;
  const shown = typeof creative === "object" && creative !== null && "id" in creative ? { creative: { creative_id: creative.id } } : {};
  return {
    kind,
    externalId: id,
    parentExternalId: typeof parent === "string" ? parent : null,
    name,
    state: stateOf(status),
    createdAt: instantOf(created),
    fields: { name, ...(status ? { status } : {}), ...fields, ...shown },
  };
}

/** Creatives have states of their own, all but one of which mean that they can be shown. */
function stateOf(status: string | null | undefined): PlatformSnapshot["state"] {
  return status === "PAUSED" || status === "ARCHIVED" || status === "DELETED" ? status : "ACTIVE";
}

/** Our mark, when it carries one. */
export function referenceOf(object: GraphObject): string | null {
  const label = object.adlabels?.find(({ name }) => name.startsWith(REFERENCE_PREFIX));
  return label ? label.name.slice(REFERENCE_PREFIX.length) : null;
}

/** ISO 8601 in UTC. Graph writes +0000 where ISO 8601 and Date.parse want +00:00. */
export function instantOf(text: string | null | undefined): string | null {
  const instant = Date.parse(text?.replace(/([+-]\d{2})(\d{2})$/, "$1:$2") ?? "");
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
}
