import { BID_STRATEGIES, BILLING_EVENTS, OPTIMIZATION_GOALS } from "@/lib/platforms/meta/facts";
import { DESTINATION_TYPES } from "@/lib/platforms/meta/facts-of-ads";
import { META_RULE_FACTS } from "@/lib/platforms/meta/rule-facts";
import type { SimObject } from "@/lib/platforms/simulators/store";
import { GraphError, invalidParameter } from "../errors";
import { booleanOf, enumOf, idOf, instantOf, integerOf, jsonOf, listOf, textOf } from "../parameters";
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
import { reachesTheUnion, readTargeting } from "./targeting";

/** Changes of an ad set's budget in an hour. Source: spec/platforms.md §1, rate [M]. */
const MOST_BUDGET_CHANGES = 4;
const HOUR_MS = 3_600_000;

/** Goals that need to know whose events count. Source: zernio-java, promotedObject: error 100/1815430 [M]. */
const PROMOTING_GOALS: ReadonlySet<string> = new Set(["OFFSITE_CONVERSIONS", "VALUE", "APP_INSTALLS", "LEAD_GENERATION"]);

/** Reads and checks what a new ad set is given. @throws GraphError for the first thing that is wrong */
export function readNewAdSet(call: Call): Change & { parentId: string } {
  const change = readChange(call, NEW_STATUSES);
  if (!change.name) throw missingName("Ad Set");
  const campaign = parentOf(call);
  for (const name of ["billing_event", "optimization_goal", "targeting"]) {
    if (!(name in change.fields)) throw invalidParameter(`The parameter ${name} is required.`, { blame: [name] });
  }
  refuseBudgetOfTwoLevels(campaign, change.fields);
  checkDelivery(campaign, change.fields);
  checkLifetime(campaign, change.fields);
  checkUnion(change.fields);
  refuseBadFlight(change.fields.start_time, change.fields.end_time, "end_time", call.now);
  return { ...change, parentId: campaign.id };
}

/** Reads and checks what a call wants changed of an ad set. */
export function readAdSetChange(adset: SimObject, call: Call): Change {
  const change = readChange(call, STATUSES);
  const { fields } = change;
  const campaign = call.store.object(adset.parentId ?? "");
  refuseOtherBudget(adset.fields, fields, "An ad set");
  const merged = { ...adset.fields, ...fields };
  if (campaign && ("daily_budget" in fields || "lifetime_budget" in fields)) {
    refuseBudgetOfTwoLevels(campaign, merged);
    fields.budget_changes = budgetChanges(adset, call.now);
  }
  if (campaign && ("optimization_goal" in fields || "billing_event" in fields)) checkDelivery(campaign, merged);
  if ("targeting" in fields) checkUnion(merged);
  refuseBadFlight(merged.start_time, fields.end_time, "end_time", call.now);
  return change;
}

function readChange({ parameters, account }: Call, statuses: readonly string[]): Change {
  const fields: Record<string, unknown> = {};
  const keep = (name: string, value: unknown) => {
    if (value !== null) fields[name] = value;
  };
  const common = readCommon(parameters, statuses, "Ad Set");
  keep("billing_event", enumOf(parameters, "billing_event", BILLING_EVENTS));
  keep("optimization_goal", enumOf(parameters, "optimization_goal", OPTIMIZATION_GOALS));
  keep("bid_strategy", enumOf(parameters, "bid_strategy", BID_STRATEGIES));
  keep("bid_amount", integerOf(parameters, "bid_amount"));
  keep("destination_type", enumOf(parameters, "destination_type", DESTINATION_TYPES));
  for (const name of ["daily_budget", "lifetime_budget", "daily_spend_cap", "lifetime_spend_cap"]) {
    keep(name, readBudget(parameters, name, account));
  }
  for (const name of ["daily_min_spend_target", "lifetime_min_spend_target"]) keep(name, readBudget(parameters, name, account));
  refuseTwoBudgets(fields);
  keep("targeting", readTargeting(parameters));
  for (const name of ["start_time", "end_time"]) keep(name, instantOf(parameters, name));
  for (const name of ["promoted_object", "bid_constraints"]) keep(name, jsonOf(parameters, name));
  for (const name of ["attribution_spec", "pacing_type", "adset_schedule", "frequency_control_specs"]) keep(name, listOf(parameters, name));
  for (const name of ["dsa_beneficiary", "dsa_payor"]) keep(name, textOf(parameters, name));
  keep("is_dynamic_creative", booleanOf(parameters, "is_dynamic_creative"));
  return { fields, ...common };
}

function parentOf({ parameters, store, account }: Call): SimObject {
  const id = idOf(parameters, "campaign_id");
  if (id === null) throw invalidParameter("The parameter campaign_id is required.", { blame: ["campaign_id"] });
  const campaign = store.object(id);
  if (campaign?.type !== "campaign" || campaign.accountId !== account.id || campaign.status === "DELETED") {
    throw invalidParameter(`Param campaign_id must be a valid campaign ID (ID: ${id})`, { blame: ["campaign_id"] });
  }
  return campaign;
}

/** The money is the campaign's or its ad sets'. */
function refuseBudgetOfTwoLevels(campaign: SimObject, fields: Readonly<Record<string, unknown>>): void {
  const above = "daily_budget" in campaign.fields || "lifetime_budget" in campaign.fields;
  const here = "daily_budget" in fields || "lifetime_budget" in fields;
  if (above && here) {
    throw invalidParameter("", {
      userTitle: "Budget Set At Campaign Level",
      userMessage: "This campaign uses a campaign budget, so its ad sets cannot have budgets of their own.",
      blame: ["daily_budget" in fields ? "daily_budget" : "lifetime_budget"],
    });
  }
  if (!above && !here) {
    throw invalidParameter("", {
      userTitle: "Missing Budget",
      userMessage: "Set a daily or lifetime budget on the ad set, or use a campaign budget.",
      blame: ["daily_budget"],
    });
  }
}

function checkDelivery(campaign: SimObject, fields: Readonly<Record<string, unknown>>): void {
  const goal = String(fields.optimization_goal);
  const { goals, billing } = META_RULE_FACTS;
  const isListed = Object.values(goals.byObjective).some((list) => list.includes(goal));
  const allowed = goals.byObjective[String(campaign.fields.objective)];
  if (allowed && isListed && !allowed.includes(goal)) {
    throw invalidParameter("", {
      userTitle: "Performance Goal Isn't Available",
      userMessage: `You can't use the selected performance goal (${goal}) with your campaign objective (${campaign.fields.objective}).`,
      blame: ["optimization_goal"],
    });
  }
  const payable = billing.byGoal[goal];
  if (payable && !payable.includes(String(fields.billing_event))) {
    throw invalidParameter("", {
      userTitle: "Billing Event Isn't Available",
      userMessage: `Ad sets that optimise for ${goal} cannot be billed by ${fields.billing_event}.`,
      blame: ["billing_event"],
    });
  }
  if (PROMOTING_GOALS.has(goal) && !fields.promoted_object) {
    throw invalidParameter("", {
      subcode: 1815430,
      userTitle: "Select A Promoted Object",
      userMessage: "Please select a promoted object for your ad set.",
      blame: ["promoted_object"],
    });
  }
  const strategy = fields.bid_strategy ?? campaign.fields.bid_strategy;
  const needsBid = strategy === "LOWEST_COST_WITH_BID_CAP" || strategy === "COST_CAP";
  if (needsBid && fields.bid_amount === undefined) {
    const userMessage = `Bid amount is required for the bid strategy ${strategy}.`;
    throw invalidParameter("", { userTitle: "Bid Amount Required", userMessage, blame: ["bid_amount"] });
  }
  if (strategy === "LOWEST_COST_WITHOUT_CAP" && fields.bid_amount !== undefined) {
    const userMessage = "The bid strategy LOWEST_COST_WITHOUT_CAP takes no bid amount.";
    throw invalidParameter("", { userTitle: "Bid Amount Not Allowed", userMessage, blame: ["bid_amount"] });
  }
}

function checkLifetime(campaign: SimObject, fields: Readonly<Record<string, unknown>>): void {
  const isLifetime = "lifetime_budget" in fields || "lifetime_budget" in campaign.fields;
  if (!isLifetime || "end_time" in fields) return;
  const userMessage = "An ad set with a lifetime budget needs an end time.";
  throw invalidParameter("", { userTitle: "End Time Required", userMessage, blame: ["end_time"] });
}

/** Source: spec/platforms.md §1: error 100/3858081 [H spec; M docs]. */
function checkUnion(fields: Readonly<Record<string, unknown>>): void {
  if (!reachesTheUnion(fields.targeting) || (fields.dsa_beneficiary && fields.dsa_payor)) return;
  throw invalidParameter("", {
    subcode: 3858081,
    userTitle: "No Beneficiary Or Payor",
    userMessage: "Ads shown in the European Union must name the person or organisation that benefits and the one that pays.",
    blame: [fields.dsa_beneficiary ? "dsa_payor" : "dsa_beneficiary"],
  });
}

/** The moments of the last hour's changes and this one. @throws GraphError 17 for one too many */
function budgetChanges(adset: SimObject, now: Date): number[] {
  const earlier = Array.isArray(adset.fields.budget_changes) ? adset.fields.budget_changes.map(Number) : [];
  const recent = earlier.filter((at) => at > now.getTime() - HOUR_MS);
  if (recent.length >= MOST_BUDGET_CHANGES) {
    throw new GraphError({
      code: 17,
      message: "(#17) User request limit reached",
      userTitle: "Budget Changed Too Often",
      userMessage: "The budget of an ad set can be changed four times in an hour.",
    });
  }
  return [...recent, now.getTime()];
}
