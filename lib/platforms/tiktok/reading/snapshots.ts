import type { Candidate, ListResult, ObjectKind, PlatformAccess, PlatformSnapshot, ReadResult } from "@/lib/platforms/platform";
import { fromTikTokTime } from "@/lib/platforms/tiktok/time";
import { type Ask, askPage, type Row, recorded } from "./pages";

/** Kinds that are objects of their own at TikTok. */
const KINDS: ReadonlySet<ObjectKind> = new Set<ObjectKind>(["campaign", "ad_group", "ad"]);

/** An object as it is now, deleted ones included. A Smart+ one is read through its own path, which alone tells all of it. */
export async function readTikTok(
  query: { kind: ObjectKind; externalId: string },
  access: PlatformAccess,
  exchange: Ask,
): Promise<ReadResult> {
  const { ask, exchanges } = recorded(exchange);
  const { kind, externalId } = query;
  if (!KINDS.has(kind)) return { classified: nothingOf(kind), snapshot: null, exchanges };
  for (const smartPlus of [false, true]) {
    const filtering = { [filterWord(kind, smartPlus)]: [externalId], primary_status: "STATUS_ALL" };
    const { classified, rows } = await askPage(ask, access, { kind, smartPlus, filtering, page: 1 });
    if (classified.outcome !== "success") return { classified, snapshot: null, exchanges };
    const row = rows.find((candidate) => idOf(kind, candidate) === externalId);
    if (row && (smartPlus || !isSmartPlusRow(row))) return { classified, snapshot: snapshotOf(kind, row), exchanges };
    if (smartPlus) return { classified, snapshot: row ? snapshotOf(kind, row) : null, exchanges };
  }
  throw new Error("both paths were asked");
}

/**
 * A page of an account's objects, or of those in one parent. Campaigns of both kinds come through one path; what stands below
 * a campaign comes through the path of its kind, so the manual pages come first and the Smart+ ones after them.
 */
export async function listTikTok(
  query: { kind: ObjectKind; parentExternalId: string | null; after: string | null },
  access: PlatformAccess,
  exchange: Ask,
): Promise<ListResult> {
  const { ask, exchanges } = recorded(exchange);
  const { kind, parentExternalId, after } = query;
  if (!KINDS.has(kind)) return { classified: nothingOf(kind), snapshots: [], after: null, exchanges };
  const [, mark = "", number = "1"] = /^(s?)(\d{1,9})$/.exec(after ?? "1") ?? [];
  const smartPlus = mark === "s";
  const filtering = parentExternalId === null || kind === "campaign" ? {} : { [parentWord(kind)]: [parentExternalId] };
  const { classified, rows, page, pages } = await askPage(ask, access, { kind, smartPlus, filtering, page: Number(number) });
  if (classified.outcome !== "success") return { classified, snapshots: [], after: null, exchanges };
  const own = kind === "campaign" ? rows : rows.filter((row) => isSmartPlusRow(row) === smartPlus || smartPlus);
  const next = page < pages ? `${mark}${page + 1}` : !smartPlus && kind !== "campaign" ? "s1" : null;
  return { classified, snapshots: own.map((row) => snapshotOf(kind, row)), after: next, exchanges };
}

/** What a look-up needs of a row. */
export function candidateOf(kind: ObjectKind, row: Row): Candidate {
  const { externalId, name, state, createdAt } = snapshotOf(kind, row);
  const reference = kind === "campaign" && typeof row.po_number === "string" && row.po_number !== "" ? row.po_number : null;
  return { externalId, name, status: state, createdAt, reference };
}

/** The words that filter by name, by id and by what an object stands in. */
export function nameWord(kind: ObjectKind): string {
  return kind === "campaign" ? "campaign_name" : kind === "ad_group" ? "adgroup_name" : "ad_name";
}
function filterWord(kind: ObjectKind, smartPlus: boolean): string {
  if (kind === "campaign") return "campaign_ids";
  if (kind === "ad_group") return "adgroup_ids";
  return smartPlus ? "smart_plus_ad_ids" : "ad_ids";
}
export function parentWord(kind: ObjectKind): string {
  return kind === "ad_group" ? "campaign_ids" : "adgroup_ids";
}

export function isSmartPlusRow(row: Row): boolean {
  return typeof row.campaign_automation_type === "string" && row.campaign_automation_type.startsWith("UPGRADED_SMART_PLUS");
}

function idOf(kind: ObjectKind, row: Row): string {
  const id = kind === "campaign" ? row.campaign_id : kind === "ad_group" ? row.adgroup_id : (row.smart_plus_ad_id ?? row.ad_id);
  return String(id ?? "");
}

function snapshotOf(kind: ObjectKind, row: Row): PlatformSnapshot {
  const parent = kind === "ad_group" ? row.campaign_id : kind === "ad" ? row.adgroup_id : null;
  return {
    kind,
    externalId: idOf(kind, row),
    parentExternalId: parent == null ? null : String(parent),
    name: String(row[nameWord(kind)] ?? ""),
    state: stateOf(row),
    createdAt: fromTikTokTime(row.create_time),
    fields: row,
  };
}

/** FROZEN is shut for ever without being deleted (reference text of operation_status). */
function stateOf({ operation_status: status, secondary_status: secondary }: Row): PlatformSnapshot["state"] {
  if (status === "DELETE" || (typeof secondary === "string" && /(^|_)STATUS_DELETE$/.test(secondary))) return "DELETED";
  if (status === "FROZEN") return "ARCHIVED";
  return status === "ENABLE" ? "ACTIVE" : "PAUSED";
}

function nothingOf(kind: ObjectKind): ReadResult["classified"] {
  const reason = `TikTok keeps no ${kind} of its own`;
  return { outcome: "success", reason, retryAfterSeconds: null, externalId: null, platformErrorCode: null, httpStatus: null };
}
