import { factsFor } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";
import { parseDecimal, plain } from "@/lib/shared/money";

export const budgetWholeUnits: Rule = {
  id: "budget.whole_units",
  version: 1,
  title: "Amounts of a currency without decimals are whole",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "spec", ref: "spec/platforms.md §1: currencies and their offsets", date: "2026-11-21", confidence: "M" },
  reads: ["ticket.payload", "campaign.money", "channel", "connection"],
  needsPlatform: true,
  *judge(subject) {
    const facts = factsFor(subject)?.wholeUnits;
    const { currency, input } = subject;
    if (!facts?.currencies.includes(currency)) return;
    for (const mention of subject.mentions("daily_budget", "lifetime_budget", "bid_amount")) {
      const { value, pointer } = mention;
      const amount = parseDecimal(value);
      if (!amount) continue;
      if (!amount.isInteger()) {
        yield {
          pointer: inPayload(pointer),
          message: `${input.channel.name} takes whole ${currency} only, so ${plain(amount)} cannot be kept exactly. Round it.`,
          value,
          source: factSource(facts.source),
        };
      } else if (typeof value === "string" && value.includes(".")) {
        yield {
          severity: "info",
          pointer: inPayload(pointer),
          message: `${currency} has no decimals on ${input.channel.name}: "${value}" is ${plain(amount)} ${currency}, not hundredths of it. Write it without them.`,
          value,
          suggestion: [{ op: "replace", path: pointer, value: plain(amount) }],
          source: factSource(facts.source),
        };
      }
    }
  },
};
