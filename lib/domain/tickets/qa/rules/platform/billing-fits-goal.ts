import { factsFor, whereSent } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload, type Subject } from "@/lib/domain/tickets/qa/subject";
import type { Mention } from "@/lib/platforms/payload-schema";

export const billingFitsGoal: Rule = {
  id: "billing.fits_goal",
  version: 1,
  title: "What is paid for fits the optimisation goal",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "spec", ref: "Billing events as the platforms document them", date: "2026-11-21", confidence: "M" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const facts = factsFor(subject)?.billing;
    if (!facts) return;
    for (const mention of subject.mentions("billing_event")) {
      const { pointer, value } = mention;
      const goal = goalBeside(subject, mention);
      if (typeof value !== "string" || goal === null || !Object.hasOwn(facts.byGoal, goal)) continue;
      const fitting = facts.byGoal[goal] ?? [];
      if (fitting.includes(value)) continue;
      const [only] = fitting;
      yield {
        severity: facts.fixed ? whereSent(subject, mention, "block") : "warn",
        pointer: inPayload(pointer),
        message: `Aiming at ${goal} is paid for by ${fitting.join(" or ")}, not by ${value}.`,
        value,
        suggestion: facts.fixed && fitting.length === 1 ? [{ op: "replace", path: pointer, value: only }] : null,
        source: factSource(facts.source),
      };
    }
  },
};

/** The goal in the same place: an ad group's own, or the flat body's. */
function goalBeside(subject: Subject, { pointer }: Mention): string | null {
  const wanted = pointer.replace(/billing_event$/, "optimization_goal");
  const value = subject.mentions("optimization_goal").find((mention) => mention.pointer === wanted)?.value;
  return typeof value === "string" ? value : null;
}
