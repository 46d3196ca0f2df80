import Decimal from "decimal.js";
import { adGroupOf, factsFor, flightDays, textOf, whereSent } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload, type Subject } from "@/lib/domain/tickets/qa/subject";
import type { Mention } from "@/lib/platforms/payload-schema";
import type { LeastBudget } from "@/lib/platforms/rule-facts";
import { parseDecimal, plain } from "@/lib/shared/money";

export const budgetMinimum: Rule = {
  id: "budget.minimum",
  version: 1,
  title: "The budget is not below what the platform takes",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: {
    kind: "spec",
    ref: "ads.tiktok.com/help/article/budget; Facebook business help 203183363050448",
    date: "2026-11-21",
    confidence: "M",
  },
  reads: ["now", "ticket.payload", "campaign.money", "campaign.flight", "channel", "connection"],
  needsPlatform: true,
  *judge(subject) {
    const { currency } = subject;
    for (const mention of subject.mentions("daily_budget", "lifetime_budget")) {
      const amount = parseDecimal(mention.value);
      const least = leastFor(subject, mention);
      if (!amount?.isPositive() || amount.isZero() || !least) continue;
      const days = mention.role === "lifetime_budget" && least.lifetime === "each_day" ? (flightDays(subject) ?? 1) : 1;
      const needed = new Decimal(least.amount).times(days);
      if (amount.greaterThanOrEqualTo(needed)) continue;
      const kind = mention.role === "lifetime_budget" ? "lifetime" : "daily";
      const times = days > 1 ? ` (${least.amount} for each of ${days} days)` : "";
      yield {
        severity: whereSent(subject, mention, least.isRefused ? "block" : "warn"),
        pointer: inPayload(mention.pointer),
        message: `A ${kind} budget of ${plain(amount)} ${currency} is below ${subject.input.channel.name}'s minimum of ${plain(needed)} ${currency}${times}${least.isRefused ? "" : ", as far as it is known"}. Raise it.`,
        value: mention.value,
        source: factSource(least.source),
      };
    }
  },
};

/** What is paid for decides at some platforms; where the ticket does not say, the entry for all of them counts. */
function leastFor(subject: Subject, { level }: Mention): LeastBudget | null {
  const billing = textOf(subject, "billing_event");
  // A campaign that is made without an ad group is not told yet what it pays for.
  const paidFor = level === "campaign" && !adGroupOf(subject) ? null : billing;
  return (
    factsFor(subject)?.leastBudgets.find(
      (least) =>
        least.levels.some((one) => one === level) &&
        least.currencies.includes(subject.currency) &&
        (!least.billing || (paidFor !== null && least.billing.includes(paidFor))),
    ) ?? null
  );
}
