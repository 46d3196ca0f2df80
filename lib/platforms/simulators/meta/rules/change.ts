import { unitsPerCurrencyUnit } from "@/lib/platforms/meta/money";
import type { SimAccount } from "@/lib/platforms/simulators/simulator";
import type { SimulatorStore } from "@/lib/platforms/simulators/store";
import { invalidParameter } from "../errors";
import { enumOf, listOf, type Parameters, textOf, unsignedOf } from "../parameters";

/** A call on one object: what it says, of whom, and when. */
export type Call = { parameters: Parameters; received: unknown; account: SimAccount; store: SimulatorStore; now: Date };

/** The fields an object keeps, and the labels it is given; all only as far as the call names them. */
export type Change = { fields: Record<string, unknown>; name: string | null; status: string | null; labels: string[] | null };

export const STATUSES = ["ACTIVE", "PAUSED", "ARCHIVED", "DELETED"] as const;
/** A new object is live or paused. */
export const NEW_STATUSES = ["ACTIVE", "PAUSED"] as const;

/** At most so many labels on one object. Source: developers.facebook.com/docs/marketing-api/reference/ad-label [M]. */
const MOST_LABELS = 50;
/** 1.00 of a currency with cents, 100 of one without. The platform's real minimums are not confirmed (spec/platforms.md §11). */
const LEAST_BUDGET_UNITS = 100;

/** Name, status and labels, which every kind of object has. `what` is the kind's name in the platform's words. */
export function readCommon(parameters: Parameters, statuses: readonly string[], what: string): Omit<Change, "fields"> {
  const name = textOf(parameters, "name");
  if (name !== null && name.trim() === "") throw missingName(what);
  return { name, status: enumOf(parameters, "status", statuses), labels: readLabels(parameters) };
}

export function missingName(what: string): Error {
  const userMessage = `Add a name for the ${what.toLowerCase()}.`;
  return invalidParameter("", { userTitle: `Missing ${what} Name`, userMessage, blame: ["name"] });
}

/** An amount in the account's smallest unit. */
export function readBudget(parameters: Parameters, name: string, account: SimAccount): number | null {
  const units = unsignedOf(parameters, name);
  if (units === null) return null;
  if (units < LEAST_BUDGET_UNITS) {
    const perUnit = unitsPerCurrencyUnit(account.currency);
    const amount = (LEAST_BUDGET_UNITS / perUnit).toFixed(perUnit === 1 ? 0 : 2);
    const userMessage = `The budget must be at least ${account.currency} ${amount}.`;
    throw invalidParameter("", { userTitle: "Your Budget Is Too Low", userMessage, blame: [name] });
  }
  return units;
}

/** Both kinds of budget at once are refused. */
export function refuseTwoBudgets(fields: Readonly<Record<string, unknown>>): void {
  if (!("daily_budget" in fields && "lifetime_budget" in fields)) return;
  throw invalidParameter("", {
    userTitle: "Only One Budget Type Allowed",
    userMessage: "Use a daily budget or a lifetime budget, not both.",
    blame: ["daily_budget", "lifetime_budget"],
  });
}

/** A kind of budget, once chosen, stays. */
export function refuseOtherBudget(had: Readonly<Record<string, unknown>>, wanted: Readonly<Record<string, unknown>>, what: string): void {
  const switches =
    (wanted.daily_budget !== undefined && had.lifetime_budget !== undefined) ||
    (wanted.lifetime_budget !== undefined && had.daily_budget !== undefined);
  if (!switches) return;
  throw invalidParameter("", {
    userTitle: "Budget Type Cannot Be Changed",
    userMessage: `${what} keeps its kind of budget.`,
    blame: ["daily_budget", "lifetime_budget"],
  });
}

/** An end that is past, or not after the start, is refused. */
export function refuseBadFlight(start: unknown, end: unknown, endWord: string, now: Date): void {
  if (typeof end === "number" && end <= now.getTime()) {
    throw invalidParameter("", {
      userTitle: "End Time Is In The Past",
      userMessage: "The end time must be in the future.",
      blame: [endWord],
    });
  }
  if (typeof start === "number" && typeof end === "number" && end <= start) {
    throw invalidParameter("", {
      userTitle: "End Time Before Start Time",
      userMessage: "The end time must be later than the start time.",
      blame: [endWord],
    });
  }
}

/** The names of the labels given; a label given by its id keeps the name it has. */
export function readLabels(parameters: Parameters): string[] | null {
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
