import type { SimObject } from "@/lib/platforms/simulators/store";
import type { Call, Level } from "./objects";
import { listOf, objectOf, type Parameters, textOf, timeOf, wholeOf } from "./parameters";
import { NAME_WORDS, shown } from "./shown";

const DEFAULT_PAGE = 10;
const LARGEST_PAGE = 1_000;

/** `/campaign/get/`, `/adgroup/get/`, `/ad/get/` and their Smart+ twins: newest first, deleted ones only when asked for. */
export function list(level: Level, call: Call): unknown {
  const { words, store, account, smartPlus } = call;
  const page = wholeOf(words, "page", 1, [1, 1_000_000]);
  const size = wholeOf(words, "page_size", DEFAULT_PAGE, [1, LARGEST_PAGE]);
  const filtering = objectOf(words, "filtering");
  const passes = filterOf(level, filtering, call);
  // Campaigns of both kinds come through the one path; what stands below comes through the path of its kind.
  const isOfPath = (object: SimObject) => (object.fields.smart_plus === true) === smartPlus || (level === "campaign" && !smartPlus);
  const all = store
    .objects({ accountId: account.id, type: level })
    .filter((object) => isOfPath(object) && passes(object))
    .toReversed();
  const fields = listOf(words, "fields")?.map(String) ?? null;
  const rows = all.slice((page - 1) * size, page * size).map((object) => picked(shown(object, store), fields));
  return {
    list: rows,
    page_info: { page, page_size: size, total_number: all.length, total_page: Math.ceil(all.length / size) },
  };
}

function filterOf(level: Level, filtering: Parameters, { store, smartPlus }: Call): (object: SimObject) => boolean {
  const own = level === "campaign" ? "campaign_ids" : level === "ad_group" ? "adgroup_ids" : smartPlus ? "smart_plus_ad_ids" : "ad_ids";
  const ids = idSet(filtering, own);
  const campaigns = level === "campaign" ? null : idSet(filtering, "campaign_ids");
  const adGroups = level === "ad" ? idSet(filtering, "adgroup_ids") : null;
  const name = textOf(filtering, NAME_WORDS[level])?.toLowerCase() ?? null;
  const objective = textOf(filtering, "objective_type");
  const primary = textOf(filtering, "primary_status") ?? "STATUS_NOT_DELETE";
  const from = timeOf(filtering, "creation_filter_start_time");
  const to = timeOf(filtering, "creation_filter_end_time");
  const campaignOf = (object: SimObject): string | undefined => {
    const parent = object.parentId === undefined ? null : store.object(object.parentId);
    return parent?.type === "ad_group" ? parent.parentId : parent?.id;
  };
  return (object) =>
    (ids === null || ids.has(object.id)) &&
    (campaigns === null || campaigns.has(campaignOf(object) ?? "")) &&
    (adGroups === null || adGroups.has(object.parentId ?? "")) &&
    (name === null || object.name.toLowerCase().includes(name)) &&
    (objective === null || object.fields.objective_type === objective) &&
    (from === null || Date.parse(object.createdAt) >= from) &&
    (to === null || Date.parse(object.createdAt) <= to) &&
    hasStatus(object, primary);
}

function hasStatus({ status }: SimObject, primary: string): boolean {
  switch (primary) {
    case "STATUS_ALL":
      return true;
    case "STATUS_DELETE":
      return status === "DELETE";
    case "STATUS_DISABLE":
      return status === "DISABLE";
    case "STATUS_DELIVERY_OK":
      return status === "ENABLE";
    default:
      return status !== "DELETE";
  }
}

function idSet(filtering: Parameters, name: string): Set<string> | null {
  const ids = listOf(filtering, name);
  return ids === null ? null : new Set(ids.map(String));
}

function picked(row: Record<string, unknown>, fields: string[] | null): Record<string, unknown> {
  return fields === null ? row : Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name)));
}
