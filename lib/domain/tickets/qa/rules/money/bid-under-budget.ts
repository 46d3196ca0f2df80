import { blockOf, factsFor } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";
import { parseDecimal, plain } from "@/lib/shared/money";

export const bidUnderBudget: Rule = {
  id: "bid.under_budget",
  version: 1,
  title: "The budget pays for several bids",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "spec", ref: "Bid limits as the platforms document them", date: "2026-11-21", confidence: "M" },
  reads: ["ticket.payload", "channel", "connection", "campaign.money"],
  needsPlatform: true,
  *judge(subject) {
    const facts = factsFor(subject)?.budgetOverBid;
    if (!facts) return;
    const { currency } = subject;
    const budgets = subject.mentions("daily_budget", "lifetime_budget").flatMap((mention) => {
      const amount = parseDecimal(mention.value);
      return amount?.isPositive() && !amount.isZero() ? [{ mention, amount }] : [];
    });
    for (const { pointer, value } of subject.mentions("bid_amount")) {
      const bid = parseDecimal(value);
      if (!bid?.isPositive()) continue;
      for (const { mention, amount } of budgets) {
        const least = bid.times(mention.role === "daily_budget" ? (facts.times ?? 1) : 1);
        const isEnough = facts.times === null ? amount.greaterThan(bid) : amount.greaterThanOrEqualTo(least);
        if (isEnough) continue;
        const isRefused = facts.isRefused && blockOf(subject, pointer) !== "";
        const rule = facts.times === null ? "more than the bid" : `at least ${facts.times} times the bid, ${plain(least)} ${currency}`;
        yield {
          severity: isRefused ? "block" : "warn",
          pointer: inPayload(pointer),
          message: `A bid of ${plain(bid)} ${currency} is too much for a budget of ${plain(amount)}: ${subject.input.channel.name} wants ${rule}. Lower the bid, or raise the budget.`,
          value,
          source: factSource(facts.source),
        };
        break;
      }
    }
  },
};
