import type Decimal from "decimal.js";
import { factsFor } from "@/lib/domain/tickets/qa/payload-places";
import { saidByAllowList } from "@/lib/domain/tickets/qa/platform-source";
import { type Rule, type Said, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload, type Subject } from "@/lib/domain/tickets/qa/subject";
import { type Mention, pointerStep } from "@/lib/platforms/payload-schema";
import { parseDecimal, plain } from "@/lib/shared/money";

/** More than any budget, in the smallest units still exact in a JSON number: 90 million millions. */
const LARGEST = "90000000000000";

const WORDS: Record<string, string> = { daily_budget: "daily", lifetime_budget: "lifetime" };

export const budget: Rule = {
  id: "budget.lawful",
  version: 2,
  title: "One budget, positive, in the account's currency, within the caps",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "seed", ref: "seed 002: budget caps, daily 100,000 and lifetime 1,000,000" },
  reads: ["ticket.requestType", "ticket.payload", "campaign.money", "campaign.flight", "connection", "channel", "settings.budgetCaps"],
  needsPlatform: true,
  *judge(subject) {
    const { campaign, connection } = subject.input;
    const budgets = subject.mentions("daily_budget", "lifetime_budget");
    const issues = subject.issues("budget").filter((issue) => issue.rule !== "payload.exclusive");
    yield* otherAmounts(subject);
    const [first] = budgets;
    if (!first) {
      if (subject.isCreation) yield missing(subject);
      return;
    }
    for (const other of budgets.slice(1)) yield* secondBudget(subject, first, other);
    // At a level that is not built too: a budget counts wherever it stands.
    for (const issue of issues) yield { ...saidByAllowList(issue), severity: "block" };
    if (connection && campaign.currency !== connection.currency) {
      yield {
        pointer: "/campaign/currency",
        message: `The campaign's money is ${campaign.currency}, but the ad account is kept in ${connection.currency}, and amounts are never converted. Use an account in ${campaign.currency}, or give the campaign its budget in ${connection.currency}.`,
        value: campaign.currency,
      };
    }
    const wrong = new Set(issues.map((issue) => issue.pointer));
    for (const mention of budgets) {
      const amount = wrong.has(mention.pointer) ? null : parseDecimal(mention.value);
      if (amount) yield* withinLimits(subject, mention, amount);
    }
    yield* uncapped(subject, budgets);
  },
};

function missing({ currency, platform }: Subject): Said {
  const names =
    platform?.payload.fields
      .filter((field) => field.role === "daily_budget" || field.role === "lifetime_budget")
      .map((field) => field.name) ?? [];
  const which = names.length > 0 ? names.join(" or ") : "a budget";
  return { pointer: "/payload_config", message: `The ticket has no budget. Give ${which} in ${currency}, such as "1800.50".`, value: null };
}

/** Amounts that are no budget (a cap, a bid) have no limit of the workspace, but must still be numbers a platform can take. */
function* otherAmounts({ platform, payload, currency }: Subject): Generator<Said> {
  for (const field of platform?.payload.fields ?? []) {
    if (field.type.kind !== "money" || (field.role !== undefined && WORDS[field.role] !== undefined)) continue;
    const value = Object.hasOwn(payload, field.name) ? payload[field.name] : null;
    const amount = parseDecimal(value);
    if (!amount?.greaterThan(LARGEST)) continue;
    const pointer = inPayload(pointerStep(field.name));
    yield { pointer, message: `A ${field.name} of ${plain(amount)} ${currency} is more than any platform can take.`, value };
  }
}

/** Where a platform lets a campaign's budget be a ceiling over its ad groups' own, one at each level is lawful. */
function* secondBudget(subject: Subject, first: Mention, other: Mention): Generator<Said> {
  if (factsFor(subject)?.budgetsOnBothLevels && first.level !== other.level) {
    yield* overCeiling(subject, first, other);
    return;
  }
  const kinds = first.role === other.role ? `two ${WORDS[first.role]} budgets` : "a daily and a lifetime budget";
  yield {
    pointer: inPayload(other.pointer),
    message: `The ticket has ${kinds}, at ${first.pointer} and at ${other.pointer}. Keep one of them.`,
    value: other.value,
  };
}

function* overCeiling({ currency }: Subject, ceiling: Mention, below: Mention): Generator<Said> {
  const [most, amount] = [parseDecimal(ceiling.value), parseDecimal(below.value)];
  if (ceiling.role !== below.role || !most || !amount?.greaterThan(most)) return;
  yield {
    severity: "warn",
    pointer: inPayload(below.pointer),
    message: `The ${WORDS[below.role]} budget of ${plain(amount)} ${currency} is more than the campaign's own of ${plain(most)}, which stops it earlier.`,
    value: below.value,
  };
}

function* withinLimits(subject: Subject, mention: Mention, amount: Decimal): Generator<Said> {
  const { input, currency } = subject;
  const kind = WORDS[mention.role] ?? "";
  const at = { pointer: inPayload(mention.pointer), value: mention.value };
  if (amount.greaterThan(LARGEST)) {
    yield { ...at, message: `A ${kind} budget of ${plain(amount)} ${currency} is more than any platform can take.` };
    return;
  }
  const caps = input.settings.budgetCaps[currency];
  const cap = parseDecimal((mention.role === "daily_budget" ? caps?.daily : caps?.lifetime) ?? null);
  if (cap && amount.greaterThan(cap)) {
    yield {
      ...at,
      message: `A ${kind} budget of ${plain(amount)} ${currency} is over this workspace's cap of ${plain(cap)}. Lower it, or ask an administrator to raise the cap.`,
      source: { kind: "setting", ref: "Budget caps of the workspace" },
    };
  }
  const planned = parseDecimal(input.campaign.budget);
  if (planned?.isPositive() && !planned.isZero() && input.campaign.currency === currency && amount.greaterThan(planned)) {
    yield {
      ...at,
      severity: "warn",
      message: `A ${kind} budget of ${plain(amount)} ${currency} is more than the campaign's whole budget of ${plain(planned)}, which is what gets approved.`,
      source: { kind: "design", ref: "DESIGN.md §2, Campaign" },
    };
  }
  if (mention.role === "lifetime_budget" && input.campaign.endAt === null && subject.mentions("end").length === 0) {
    yield {
      ...at,
      severity: "warn",
      message: "A lifetime budget without an end of the flight: the platform may ask for one. Give the campaign an end.",
      source: {
        kind: "spec",
        ref: "spec/platforms.md §1: whether lifetime_budget needs stop_time",
        date: "2026-11-21",
        confidence: "not confirmed",
      },
    };
  }
}

function* uncapped({ input, currency }: Subject, budgets: readonly Mention[]): Generator<Said> {
  const caps = input.settings.budgetCaps[currency];
  const free = budgets.find((mention) => (mention.role === "daily_budget" ? caps?.daily : caps?.lifetime) == null);
  if (!free) return;
  yield {
    severity: "info",
    pointer: inPayload(free.pointer),
    message: `This workspace has no cap for ${WORDS[free.role]} budgets in ${currency}, so this one was not compared with any.`,
    value: free.value,
    source: { kind: "setting", ref: "Budget caps of the workspace" },
  };
}
