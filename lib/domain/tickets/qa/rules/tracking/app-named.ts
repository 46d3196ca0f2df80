import { valuesOf } from "@/lib/domain/tickets/qa/bounded-payload";
import { adGroupOf, factsFor, isGiven, textOf } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import type { Rule } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";
import { pointerStep } from "@/lib/platforms/payload-schema";

export const appNamed: Rule = {
  id: "app.named",
  version: 1,
  title: "An app's campaign names the app",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: ["CREATE_CAMPAIGN"] },
  source: { kind: "spec", ref: "App promotion as the platforms document it", date: "2026-11-21", confidence: "M" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const facts = factsFor(subject)?.app;
    const adGroup = adGroupOf(subject);
    const objective = textOf(subject, "objective");
    if (!facts || !adGroup || objective === null || !facts.objectives.includes(objective)) return;
    const given = new Set([...valuesOf(subject.payload)].flatMap(({ name, value }) => (name !== null && isGiven(value) ? [name] : [])));
    for (const word of facts.words.filter((name) => !given.has(name))) {
      yield {
        pointer: inPayload(pointerStep(adGroup.name)),
        message: `${objective} needs ${word}: which app, and where people get it.`,
        value: null,
        source: factSource(facts.source),
      };
    }
  },
};
