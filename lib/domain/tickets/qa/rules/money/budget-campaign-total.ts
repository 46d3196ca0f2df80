import Decimal from "decimal.js";
import { flightDays } from "@/lib/domain/tickets/qa/payload-places";
import type { QaBudget } from "@/lib/domain/tickets/qa/qa.types";
import type { Rule } from "@/lib/domain/tickets/qa/rule";
import { inPayload, type Subject } from "@/lib/domain/tickets/qa/subject";
import { parseDecimal, plain } from "@/lib/shared/money";

/** Sums what all tickets of a campaign may spend in its flight. Budgets of another currency are named, never converted. */
export const budgetCampaignTotal: Rule = {
  id: "budget.campaign_total",
  version: 1,
  title: "The campaign's tickets together stay within its budget",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: ["CREATE_CAMPAIGN"] },
  source: { kind: "design", ref: "DESIGN.md §2, Campaign: the budget is what gets approved" },
  reads: ["now", "ticket.payload", "campaign.money", "campaign.flight", "channel", "connection", "siblings"],
  needsPlatform: true,
  *judge(subject) {
    const { campaign, siblings = [] } = subject.input;
    const planned = parseDecimal(campaign.budget);
    const own = ownBudget(subject);
    if (!planned?.isPositive() || planned.isZero() || !own || siblings.length === 0) return;
    const days = flightDays(subject) ?? 1;
    const inSameMoney = siblings.flatMap(({ key, budgets }) =>
      budgets.filter(({ currency }) => currency === campaign.currency).map((budget) => ({ key, spends: spendOf(budget, days) })),
    );
    if (subject.currency === campaign.currency && inSameMoney.length > 0) {
      const mine = spendOf(own.budget, days);
      const others = inSameMoney.reduce((sum, { spends }) => sum.plus(spends), new Decimal(0));
      const total = mine.plus(others);
      if (mine.lessThanOrEqualTo(planned) && total.greaterThan(planned)) {
        const keys = [...new Set(inSameMoney.map(({ key }) => key))];
        yield {
          pointer: inPayload(own.pointer),
          message: `With ${keys.slice(0, 5).join(", ")}${keys.length > 5 ? ` and ${keys.length - 5} more` : ""} the campaign's tickets may spend ${plain(total)} ${campaign.currency} in its flight, more than its budget of ${plain(planned)}. ${plain(Decimal.max(planned.minus(others), 0))} is left for this one.`,
          value: plain(total),
        };
      }
    }
    const foreign = siblings.filter(({ budgets }) => budgets.some(({ currency }) => currency !== campaign.currency)).map(({ key }) => key);
    if (foreign.length > 0) {
      yield {
        severity: "info",
        pointer: inPayload(own.pointer),
        message: `The budgets of ${foreign.slice(0, 5).join(", ")} are in another currency than the campaign's ${campaign.currency}, so they were not counted.`,
        value: foreign.slice(0, 5),
      };
    }
  },
};

function ownBudget(subject: Subject): { budget: QaBudget; pointer: string } | null {
  const mention = subject.mentions("daily_budget", "lifetime_budget")[0];
  const amount = parseDecimal(mention?.value);
  if (!mention || !amount?.isPositive()) return null;
  const kind = mention.role === "lifetime_budget" ? "lifetime" : "daily";
  return { budget: { kind, amount: plain(amount), currency: subject.currency }, pointer: mention.pointer };
}

function spendOf({ kind, amount }: QaBudget, days: number): Decimal {
  return new Decimal(amount).times(kind === "daily" ? days : 1);
}
