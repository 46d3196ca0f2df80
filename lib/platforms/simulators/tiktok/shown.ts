import type { SimObject, SimulatorStore } from "@/lib/platforms/simulators/store";
import type { Level } from "./objects";

export const ID_WORDS: Readonly<Record<Level, string>> = { campaign: "campaign_id", ad_group: "adgroup_id", ad: "ad_id" };
export const NAME_WORDS: Readonly<Record<Level, string>> = { campaign: "campaign_name", ad_group: "adgroup_name", ad: "ad_name" };
const PREFIXES: Readonly<Record<Level, string>> = { campaign: "CAMPAIGN", ad_group: "ADGROUP", ad: "AD" };

/** An object as the platform answers it: its words, its ids and names, those of what it stands in, and its states. */
export function shown(object: SimObject, store: SimulatorStore): Record<string, unknown> {
  const level = object.type as Level;
  const { request_id: _r, smart_plus: smartPlus, modified_at: modifiedAt, ...fields } = object.fields;
  return {
    ...fields,
    advertiser_id: object.accountId,
    ...above(object, store),
    [level === "ad" && smartPlus === true ? "smart_plus_ad_id" : ID_WORDS[level]]: object.id,
    [NAME_WORDS[level]]: object.name,
    operation_status: object.status,
    secondary_status: `${PREFIXES[level]}_STATUS_${object.status}`,
    campaign_automation_type: smartPlus === true ? "UPGRADED_SMART_PLUS" : "MANUAL",
    ...(level === "campaign" ? { is_smart_performance_campaign: smartPlus === true, objective: objectiveOf(fields) } : {}),
    create_time: written(object.createdAt),
    modify_time: written(typeof modifiedAt === "string" ? modifiedAt : object.createdAt),
  };
}

function above(object: SimObject, store: SimulatorStore): Record<string, unknown> {
  const parent = object.parentId === undefined ? null : store.object(object.parentId);
  if (!parent) return {};
  const level = parent.type as Level;
  return { ...above(parent, store), [ID_WORDS[level]]: parent.id, [NAME_WORDS[level]]: parent.name };
}

function objectiveOf(fields: Record<string, unknown>): string {
  return fields.objective_type === "APP_PROMOTION" ? "APP" : "LANDING_PAGE";
}

/** `YYYY-MM-DD HH:MM:SS` in UTC. */
function written(instant: string): string {
  return instant.slice(0, 19).replace("T", " ");
}
