import { BID_STRATEGIES, BUYING_TYPES, OBJECTIVES, RETIRED_OBJECTIVES, SPECIAL_AD_CATEGORIES } from "@/lib/platforms/meta/facts";
import { unitsPerCurrencyUnit } from "@/lib/platforms/meta/money";
import type { SimAccount } from "@/lib/platforms/simulators/simulator";
import { invalidParameter } from "./errors";
import { booleanOf, enumListOf, enumOf, instantOf, jsonOf, listOf, type Parameters, textOf, unsignedOf } from "./parameters";

/** At most so many labels on one object. Source: developers.facebook.com/docs/marketing-api/reference/ad-label [M]. */
const MOST_LABELS = 50;
/** 1.00 of a currency with cents, 100 of one without. The platform's real minimums are not confirmed (spec/platforms.md §11). */
const LEAST_BUDGET_UNITS = 100;

/** The fields a campaign keeps, and the labels it is given; both only as far as the call names them. */
export type CampaignChange = { fields: Record<string, unknown>; name: string | null; status: string | null; labels: string[] | null };

/** Reads and checks what a new campaign is given. @throws GraphError for the first thing that is wrong, as the platform does */
export function readNewCampaign(parameters: Parameters, account: SimAccount, now: Date): CampaignChange {
  const change = readChange(parameters, account, ["ACTIVE", "PAUSED"], now);
  if (!change.name)
    throw invalidParameter("", { userTitle: "Missing Campaign Name", userMessage: "Add a name for the campaign.", blame: ["name"] });
  if (!("objective" in change.fields)) throw invalidParameter("The parameter objective is required.", { blame: ["objective"] });
  if (!("special_ad_categories" in change.fields))
    throw invalidParameter("The parameter special_ad_categories is required.", { blame: ["special_ad_categories"] });
  const hasBudget = "daily_budget" in change.fields || "lifetime_budget" in change.fields;
  if (!hasBudget && !("is_adset_budget_sharing_enabled" in change.fields)) {
    // Source: spec/platforms.md §1, v24+ [M].
    throw invalidParameter("", {
      subcode: 4834011,
      userTitle: "Must specify True or False in is_adset_budget_sharing_enabled field",
      userMessage: "If you are not using campaign budget, you must specify whether ad sets may share 20% of their budget.",
      blame: ["is_adset_budget_sharing_enabled"],
    });
  }
  if ("bid_strategy" in change.fields && !hasBudget) {
    throw invalidParameter("", {
      userTitle: "Bid Strategy Needs Campaign Budget",
      userMessage: "Set the bid strategy on the ad sets, or use a campaign budget.",
      blame: ["bid_strategy"],
    });
  }
  change.fields.buying_type ??= "AUCTION";
  return change;
}

/** Reads and checks what a call wants changed. */
export function readChange(parameters: Parameters, account: SimAccount, statuses: readonly string[], now: Date): CampaignChange {
  const fields: Record<string, unknown> = {};
  const keep = (name: string, value: unknown) => {
    if (value !== null) fields[name] = value;
  };
  const name = textOf(parameters, "name");
  if (name !== null && name.trim() === "")
    throw invalidParameter("", { userTitle: "Missing Campaign Name", userMessage: "Add a name for the campaign.", blame: ["name"] });
  keep("objective", readObjective(parameters));
  keep("special_ad_categories", enumListOf(parameters, "special_ad_categories", SPECIAL_AD_CATEGORIES));
  keep("special_ad_category_country", listOf(parameters, "special_ad_category_country"));
  keep("buying_type", enumOf(parameters, "buying_type", BUYING_TYPES));
  keep("bid_strategy", enumOf(parameters, "bid_strategy", BID_STRATEGIES));
  keep("daily_budget", readBudget(parameters, "daily_budget", account));
  keep("lifetime_budget", readBudget(parameters, "lifetime_budget", account));
  keep("spend_cap", readBudget(parameters, "spend_cap", account));
  if ("daily_budget" in fields && "lifetime_budget" in fields) {
    throw invalidParameter("", {
      userTitle: "Only One Budget Type Allowed",
      userMessage: "Use a daily budget or a lifetime budget, not both.",
      blame: ["daily_budget", "lifetime_budget"],
    });
  }
  keep("is_adset_budget_sharing_enabled", booleanOf(parameters, "is_adset_budget_sharing_enabled"));
  keep("is_skadnetwork_attribution", booleanOf(parameters, "is_skadnetwork_attribution"));
  keep("promoted_object", jsonOf(parameters, "promoted_object"));
  keep("pacing_type", listOf(parameters, "pacing_type"));
  keep("start_time", instantOf(parameters, "start_time"));
  keep("stop_time", instantOf(parameters, "stop_time"));
  const { start_time: start, stop_time: stop } = fields;
  if (typeof stop === "number" && stop <= now.getTime()) {
    throw invalidParameter("", {
      userTitle: "End Time Is In The Past",
      userMessage: "The end time must be in the future.",
      blame: ["stop_time"],
    });
  }
  if (typeof start === "number" && typeof stop === "number" && stop <= start) {
    throw invalidParameter("", {
      userTitle: "End Time Before Start Time",
      userMessage: "The end time must be later than the start time.",
      blame: ["stop_time"],
    });
  }
  return { fields, name, status: enumOf(parameters, "status", statuses), labels: readLabels(parameters) };
}

function readObjective(parameters: Parameters): string | null {
  const objective = enumOf(parameters, "objective", [...Object.keys(RETIRED_OBJECTIVES), ...OBJECTIVES]);
  if (objective !== null && Object.hasOwn(RETIRED_OBJECTIVES, objective)) {
    const message = `The objective ${objective} can no longer be used for new campaigns. Use one of ${OBJECTIVES.join(", ")}.`;
    throw invalidParameter("", { userTitle: "Objective No Longer Supported", userMessage: message, blame: ["objective"] });
  }
  return objective;
}

function readBudget(parameters: Parameters, name: string, account: SimAccount): number | null {
  const units = unsignedOf(parameters, name);
  if (units === null) return null;
  if (units < LEAST_BUDGET_UNITS) {
    const perUnit = unitsPerCurrencyUnit(account.currency);
    const amount = (LEAST_BUDGET_UNITS / perUnit).toFixed(perUnit === 1 ? 0 : 2);
    throw invalidParameter("", {
      userTitle: "Your Budget Is Too Low",
      userMessage: `The budget must be at least ${account.currency} ${amount}.`,
      blame: [name],
    });
  }
  return units;
}

function readLabels(parameters: Parameters): string[] | null {
  const list = listOf(parameters, "adlabels");
  if (!list) return null;
  if (list.length > MOST_LABELS) throw invalidParameter(`Param adlabels must have at most ${MOST_LABELS} items`, { blame: ["adlabels"] });
  return list.map((label, index) => {
    const name = typeof label === "object" && label !== null && "name" in label ? label.name : null;
    if (typeof name !== "string" || name === "")
      throw invalidParameter(`Param adlabels[${index}] must have a name`, { blame: ["adlabels"] });
    return name;
  });
}
