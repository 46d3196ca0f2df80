import type { SimObject, SimulatorStore } from "@/lib/platforms/simulators/store";
import { invalidParameter } from "./errors";
import { fieldOf } from "./fields";
import type { ObjectType } from "./objects";
import { listOf, type Parameters } from "./parameters";

type Filter = { field: string; operator: string; value: unknown };

const FILTERABLE = new Set([
  "id",
  "name",
  "objective",
  "effective_status",
  "created_time",
  "updated_time",
  "daily_budget",
  "lifetime_budget",
  "spend_cap",
  "adlabels",
  "campaign_id",
  "adset_id",
]);

/** How the fields of each kind may be prefixed. */
const PREFIXES: Readonly<Record<ObjectType, RegExp>> = { campaign: /^campaign\./, ad_group: /^adset\./, ad: /^ad\./, creative: /^$/ };

/** The test that `filtering` makes of an object. @throws GraphError for a field or operator that is not supported */
export function filterOf(type: ObjectType, parameters: Parameters, store: SimulatorStore): (object: SimObject) => boolean {
  const filters = (listOf(parameters, "filtering") ?? []).map((given) => readFilter(given, PREFIXES[type]));
  return (object) => filters.every((filter) => passes(filter, object, store));
}

function readFilter(given: unknown, prefix: RegExp): Filter {
  const { field, operator, value } = (given ?? {}) as Record<string, unknown>;
  if (typeof field !== "string" || typeof operator !== "string")
    throw invalidParameter("Param filtering must be an array of {field, operator, value}");
  const name = field.replace(prefix, "");
  const known =
    name === "adlabels"
      ? ["ANY", "ALL", "NONE"]
      : ["EQUAL", "NOT_EQUAL", "IN", "NOT_IN", "CONTAIN", "NOT_CONTAIN", "GREATER_THAN", "LESS_THAN"];
  if (!FILTERABLE.has(name) || !known.includes(operator))
    throw invalidParameter(`Filtering field '${field}' with operation '${operator.toLowerCase()}' is not supported`);
  return { field: name, operator, value };
}

function passes({ field, operator, value }: Filter, object: SimObject, store: SimulatorStore): boolean {
  const actual = fieldOf(object, field, store);
  const wanted = Array.isArray(value) ? value.map(String) : [String(value)];
  if (field === "adlabels") {
    const names = Array.isArray(actual) ? actual.map((label) => String((label as { name: unknown }).name)) : [];
    if (operator === "ALL") return wanted.every((name) => names.includes(name));
    return wanted.some((name) => names.includes(name)) === (operator === "ANY");
  }
  const text = String(actual ?? "");
  const [first = ""] = wanted;
  switch (operator) {
    case "EQUAL":
      return text === first;
    case "NOT_EQUAL":
      return text !== first;
    case "IN":
      return wanted.includes(text);
    case "NOT_IN":
      return !wanted.includes(text);
    case "CONTAIN":
      return text.toLowerCase().includes(first.toLowerCase());
    case "NOT_CONTAIN":
      return !text.toLowerCase().includes(first.toLowerCase());
    case "GREATER_THAN":
      return comparable(field, text) > comparable(field, first);
    default:
      return comparable(field, text) < comparable(field, first);
  }
}

function comparable(field: string, text: string): number {
  if (!field.endsWith("_time")) return Number(text);
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
}
