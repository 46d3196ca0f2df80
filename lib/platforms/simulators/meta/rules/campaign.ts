import { BID_STRATEGIES, BUYING_TYPES, OBJECTIVES, RETIRED_OBJECTIVES, SPECIAL_AD_CATEGORIES } from "@/lib/platforms/meta/facts";
import type { SimObject } from "@/lib/platforms/simulators/store";
import { invalidParameter } from "../errors";
import { booleanOf, enumListOf, enumOf, instantOf, jsonOf, listOf, type Parameters } from "../parameters";
import {
  type Call,
  type Change,
  missingName,
  NEW_STATUSES,
  readBudget,
  readCommon,
  refuseBadFlight,
  refuseOtherBudget,
  refuseTwoBudgets,
  STATUSES,
} from "./change";

/** Reads and checks what a new campaign is given. @throws GraphError for the first thing that is wrong, as the platform does */
export function readNewCampaign(call: Call): Change {
  const change = readChange(call, NEW_STATUSES);
  if (!change.name) throw missingName("Campaign");
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

/** Reads and checks what a call wants changed of a campaign. */
export function readCampaignChange(campaign: SimObject, call: Call): Change {
  const change = readChange(call, STATUSES);
  const { objective } = change.fields;
  if (objective !== undefined && objective !== campaign.fields.objective) {
    throw invalidParameter("", {
      userTitle: "Objective Cannot Be Changed",
      userMessage: "The objective of a campaign cannot be changed after it was created.",
      blame: ["objective"],
    });
  }
  refuseOtherBudget(campaign.fields, change.fields, "A campaign");
  return change;
}

function readChange({ parameters, account, now }: Call, statuses: readonly string[]): Change {
  const fields: Record<string, unknown> = {};
  const keep = (name: string, value: unknown) => {
    if (value !== null) fields[name] = value;
  };
  const common = readCommon(parameters, statuses, "Campaign");
  keep("objective", readObjective(parameters));
  keep("special_ad_categories", enumListOf(parameters, "special_ad_categories", SPECIAL_AD_CATEGORIES));
  keep("special_ad_category_country", listOf(parameters, "special_ad_category_country"));
  keep("buying_type", enumOf(parameters, "buying_type", BUYING_TYPES));
  keep("bid_strategy", enumOf(parameters, "bid_strategy", BID_STRATEGIES));
  keep("daily_budget", readBudget(parameters, "daily_budget", account));
  keep("lifetime_budget", readBudget(parameters, "lifetime_budget", account));
  keep("spend_cap", readBudget(parameters, "spend_cap", account));
  refuseTwoBudgets(fields);
  keep("is_adset_budget_sharing_enabled", booleanOf(parameters, "is_adset_budget_sharing_enabled"));
  keep("is_skadnetwork_attribution", booleanOf(parameters, "is_skadnetwork_attribution"));
  keep("promoted_object", jsonOf(parameters, "promoted_object"));
  keep("pacing_type", listOf(parameters, "pacing_type"));
  keep("start_time", instantOf(parameters, "start_time"));
  keep("stop_time", instantOf(parameters, "stop_time"));
  refuseBadFlight(fields.start_time, fields.stop_time, "stop_time", now);
  return { fields, ...common };
}

function readObjective(parameters: Parameters): string | null {
  const objective = enumOf(parameters, "objective", [...Object.keys(RETIRED_OBJECTIVES), ...OBJECTIVES]);
  if (objective !== null && Object.hasOwn(RETIRED_OBJECTIVES, objective)) {
    const message = `The objective ${objective} can no longer be used for new campaigns. Use one of ${OBJECTIVES.join(", ")}.`;
    throw invalidParameter("", { userTitle: "Objective No Longer Supported", userMessage: message, blame: ["objective"] });
  }
  return objective;
}
