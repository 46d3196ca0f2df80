import type { SimObject, SimulatorStore } from "@/lib/platforms/simulators/store";
import { invalidParameter } from "./errors";
import { effectiveStatus, shownObject } from "./fields";
import { filterOf } from "./filtering";
import type { ObjectType } from "./objects";
import { enumListOf, type Parameters, textOf, unsignedOf } from "./parameters";

const DEFAULT_PAGE = 25;
const LARGEST_PAGE = 500;
const EFFECTIVE_STATUSES = [
  "ACTIVE",
  "ADSET_PAUSED",
  "ARCHIVED",
  "CAMPAIGN_PAUSED",
  "DELETED",
  "DISAPPROVED",
  "IN_PROCESS",
  "PAUSED",
  "PENDING_BILLING_INFO",
  "PENDING_REVIEW",
  "PREAPPROVED",
  "WITH_ISSUES",
] as const;

/** The edges of the account and of its objects, by the type they list. Source: codegen@ad2b0b6 [H]. */
const EDGE_TYPES: Readonly<Record<string, ObjectType>> = { campaigns: "campaign", adsets: "ad_group", adcreatives: "creative", ads: "ad" };

/** The type an edge of the account lists and makes; null when it has no such edge. */
export function typeOfEdge(edge: string): ObjectType | null {
  return Object.hasOwn(EDGE_TYPES, edge) ? (EDGE_TYPES[edge] ?? null) : null;
}

/** What an edge of an object lists, oldest first; null when it has no such edge. */
export function childrenOf(parent: SimObject, edge: string, store: SimulatorStore): { type: ObjectType; objects: SimObject[] } | null {
  const type = typeOfEdge(edge);
  const adsOf = (adset: SimObject) => store.objects({ parentId: adset.id, type: "ad" });
  const ads =
    parent.type === "campaign"
      ? store.objects({ parentId: parent.id, type: "ad_group" }).flatMap(adsOf)
      : parent.type === "ad_group"
        ? adsOf(parent)
        : [parent];
  if (type === "ad_group" && parent.type === "campaign") return { type, objects: store.objects({ parentId: parent.id, type }) };
  if (type === "ad" && (parent.type === "campaign" || parent.type === "ad_group")) return { type, objects: ads };
  if (type !== "creative" || (parent.type !== "ad" && parent.type !== "ad_group")) return null;
  const ids = new Set(ads.map(({ fields }) => (fields.creative as { id?: string } | undefined)?.id ?? ""));
  return { type, objects: [...ids].flatMap((id) => store.object(id) ?? []) };
}

/**
 * GET on an edge: newest first, what is deleted or archived only when asked for. `address` is where the edge stands, for
 * the address of the next page.
 */
export function listObjects(
  type: ObjectType,
  objects: readonly SimObject[],
  parameters: Parameters,
  store: SimulatorStore,
  address: string,
): unknown {
  const statuses = enumListOf(parameters, "effective_status", EFFECTIVE_STATUSES);
  const filter = filterOf(type, parameters, store);
  const fields = textOf(parameters, "fields");
  const isListed = (object: SimObject) =>
    statuses ? statuses.includes(effectiveStatus(object, store)) : object.status !== "DELETED" && object.status !== "ARCHIVED";
  const all = objects.filter((object) => isListed(object) && filter(object)).toReversed();
  const limit = Math.min(Math.max(unsignedOf(parameters, "limit") ?? DEFAULT_PAGE, 1), LARGEST_PAGE);
  const start = startOf(all, textOf(parameters, "after"));
  const shown = all.slice(start, start + limit);
  const [first] = shown;
  const last = shown.at(-1);
  const data = shown.map((object) => shownObject(object, fields, store));
  if (!first || !last) return { data };
  const cursors = { before: toCursor(first.id), after: toCursor(last.id) };
  const next = start + limit < all.length ? { next: nextAddress(address, parameters, cursors.after) } : {};
  return { data, paging: { cursors, ...next } };
}

function startOf(all: readonly SimObject[], after: string | null): number {
  if (after === null) return 0;
  const id = Buffer.from(after, "base64url").toString();
  if (!/^\d+$/.test(id)) throw invalidParameter("Invalid cursor", { blame: ["after"] });
  // What the cursor stood on may have gone from the list since: go on with what is older.
  const start = all.findIndex((object) => BigInt(object.id) < BigInt(id));
  return start < 0 ? all.length : start;
}

/** As the platform writes it: the whole call again, with the cursor. */
function nextAddress(address: string, parameters: Parameters, after: string): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries({ ...parameters, after })) {
    url.searchParams.set(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  return url.href;
}

function toCursor(id: string): string {
  return Buffer.from(id).toString("base64url");
}
