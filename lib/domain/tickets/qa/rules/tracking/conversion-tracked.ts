import { valuesOf } from "@/lib/domain/tickets/qa/bounded-payload";
import { adGroupOf, factsFor, isGiven, textOf } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import type { Rule } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";
import { pointerStep } from "@/lib/platforms/payload-schema";

const WHAT = { pixel: "the pixel whose events count", conversion_event: "the event that counts" } as const;

/** Judged where an ad group is made: nothing else can say what counts. */
export const conversionTracked: Rule = {
  id: "conversion.tracked",
  version: 1,
  title: "Conversions have a pixel and an event",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: ["CREATE_CAMPAIGN"] },
  source: { kind: "spec", ref: "Promoted objects and pixels as the platforms document them", date: "2026-11-21", confidence: "M" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const facts = factsFor(subject);
    const adGroup = adGroupOf(subject);
    if (!facts || !adGroup) return;
    const goal = textOf(subject, "optimization_goal");
    const objective = textOf(subject, "objective");
    for (const { goals, objectives, needs, or, isRefused, source } of facts.conversions) {
      if (goal === null || !goals.includes(goal) || (objectives && (objective === null || !objectives.includes(objective)))) continue;
      if ([...valuesOf(subject.payload)].some(({ name, value }) => name !== null && or.includes(name) && isGiven(value))) continue;
      const missing = needs.filter((role) => !subject.mentions(role).some(({ value, level }) => isGiven(value) && level !== "ad"));
      for (const role of missing) {
        yield {
          severity: isRefused ? "block" : "warn",
          pointer: inPayload(pointerStep(adGroup.name)),
          message: `Aiming at ${goal} needs ${WHAT[role]}. Name it in "${adGroup.name}".`,
          value: null,
          source: factSource(source),
        };
      }
    }
  },
};
