import { adGroupOf, factsFor, isGiven, textOf } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";
import { pointerStep } from "@/lib/platforms/payload-schema";

export const frequency: Rule = {
  id: "frequency.complete",
  version: 1,
  title: "A frequency cap is whole, and the objective has one",
  severity: "warn",
  appliesTo: { platforms: ["tiktok"], requestTypes: SENDING },
  source: {
    kind: "spec",
    ref: "reference text of /adgroup/create/: frequency and frequency_schedule, for REACH",
    date: "2026-11-21",
    confidence: "M",
  },
  reads: ["ticket.requestType", "ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const facts = factsFor(subject)?.frequency;
    const adGroup = adGroupOf(subject);
    if (!facts || !adGroup) return;
    const given = facts.words.filter((name) => isGiven(adGroup.words[name]));
    if (given.length === 0) return;
    const at = (name: string) => inPayload(`${pointerStep(adGroup.name)}${pointerStep(name)}`);
    const source = factSource(facts.source);
    for (const name of facts.words.filter((word) => !given.includes(word))) {
      yield {
        pointer: at(name),
        message: `A cap is so many times in so many days: ${given.join(", ")} needs ${name}.`,
        value: null,
        source,
      };
    }
    const objective = textOf(subject, "objective");
    if (objective === null || facts.objectives.includes(objective)) return;
    for (const name of given) {
      yield {
        pointer: at(name),
        message: `Only ${facts.objectives.join(", ")} has a frequency cap; with ${objective} it holds nothing back.`,
        value: adGroup.words[name],
        source,
      };
    }
  },
};
