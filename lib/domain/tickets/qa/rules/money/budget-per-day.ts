import Decimal from "decimal.js";
import { flightDays } from "@/lib/domain/tickets/qa/payload-places";
import type { Rule } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";
import { parseDecimal, plain } from "@/lib/shared/money";

/** Daily budgets are typed as round figures: this much over the campaign's budget is told, more is warned of. */
const ROUNDING = "1.25";
/** Less than this share of the budget leaves most of it unspent. */
const LITTLE = "0.1";

export const budgetPerDay: Rule = {
  id: "budget.per_day",
  version: 1,
  title: "The daily budget fits the length of the flight",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: ["CREATE_CAMPAIGN"] },
  source: { kind: "design", ref: "DESIGN.md §2, Campaign: the budget is what gets approved" },
  reads: ["now", "ticket.payload", "campaign.money", "campaign.flight", "channel", "connection"],
  needsPlatform: true,
  *judge(subject) {
    const { campaign } = subject.input;
    const { currency } = subject;
    const planned = parseDecimal(campaign.budget);
    const days = flightDays(subject);
    const daily = subject.mentions("daily_budget")[0];
    const amount = parseDecimal(daily?.value);
    if (!planned?.isPositive() || planned.isZero() || days === null || !daily || !amount?.isPositive()) return;
    if (campaign.currency !== currency || amount.greaterThan(planned)) return;
    const total = amount.times(days);
    const spends = `A daily budget of ${plain(amount)} ${currency} over ${days} ${days === 1 ? "day" : "days"} spends ${plain(total)}`;
    const at = { pointer: inPayload(daily.pointer), value: daily.value };
    if (total.greaterThan(planned)) {
      yield {
        ...at,
        severity: total.greaterThan(planned.times(ROUNDING)) ? "warn" : "info",
        message: `${spends}, more than the campaign's budget of ${plain(planned)}. ${plain(planned.dividedBy(days).toDecimalPlaces(2, Decimal.ROUND_DOWN))} a day would fit.`,
      };
    } else if (total.lessThan(planned.times(LITTLE))) {
      yield { ...at, severity: "info", message: `${spends}, less than a tenth of the campaign's budget of ${plain(planned)}.` };
    }
  },
};
