import { adGroupOf, factsFor, isGiven, textOf } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import type { Rule } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";
import { pointerStep } from "@/lib/platforms/payload-schema";

/** Judged where an ad group is made: a campaign on its own names a strategy, and its ad groups the amounts later. */
export const bidStrategy: Rule = {
  id: "bid.strategy",
  version: 1,
  title: "The bid is there where its strategy needs one, and only there",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: ["CREATE_CAMPAIGN"] },
  source: { kind: "spec", ref: "Bid strategies as the platforms document them", date: "2026-11-21", confidence: "M" },
  reads: ["ticket.payload", "campaign.money", "channel", "connection"],
  needsPlatform: true,
  *judge(subject) {
    const facts = factsFor(subject)?.bids;
    const adGroup = adGroupOf(subject);
    if (!facts || !adGroup) return;
    const strategy =
      subject.mentions("bid_strategy").find(({ level, value }) => level === "ad_group" && typeof value === "string") ??
      subject.mentions("bid_strategy")[0];
    if (typeof strategy?.value !== "string") return;
    const source = factSource(facts.source);
    const billing = textOf(subject, "billing_event");
    const wanted = facts.words.find((word) => !word.billing || (billing !== null && word.billing.includes(billing)));
    if (facts.needAmount.includes(strategy.value) && wanted && !isGiven(adGroup.words[wanted.name])) {
      yield {
        pointer: inPayload(`${pointerStep(adGroup.name)}${pointerStep(wanted.name)}`),
        message: `${strategy.value} needs ${wanted.name}: the most, or the average, that a result may cost. Give one in ${subject.currency}.`,
        value: null,
        source,
      };
    }
    if (!facts.refuseAmount.includes(strategy.value)) return;
    for (const { pointer, value } of subject.mentions("bid_amount")) {
      yield {
        severity: "warn",
        pointer: inPayload(pointer),
        message: `${strategy.value} leaves bidding to ${subject.input.channel.name}, so this amount holds nothing back. Take it out, or choose ${facts.needAmount.join(" or ")}.`,
        value,
        source,
      };
    }
  },
};
