import { factsFor, textOf } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

/** The platforms' own tables are not public as data, so what does not fit is warned of, and what is in none is let through. */
export const goalFitsObjective: Rule = {
  id: "goal.fits_objective",
  version: 1,
  title: "The optimisation goal serves the objective",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "spec", ref: "Goals by objective, as third parties list them", date: "2026-11-21", confidence: "L" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const facts = factsFor(subject)?.goals;
    const objective = textOf(subject, "objective");
    if (!facts || objective === null || !Object.hasOwn(facts.byObjective, objective)) return;
    const fitting = facts.byObjective[objective] ?? [];
    const known = new Set(Object.values(facts.byObjective).flat());
    for (const { pointer, value } of subject.mentions("optimization_goal")) {
      if (typeof value !== "string" || !known.has(value) || fitting.includes(value)) continue;
      yield {
        pointer: inPayload(pointer),
        message: `${value} does not serve ${objective}. Goals that do: ${fitting.join(", ")}.`,
        value,
        source: factSource(facts.source),
      };
    }
  },
};
