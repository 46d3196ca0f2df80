import { factsFor, parentOf } from "@/lib/domain/tickets/qa/payload-places";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

export const genders: Rule = {
  id: "audience.genders",
  version: 1,
  title: "Genders say one thing",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "spec", ref: "Targeting.json of the official SDK: genders", date: "2026-11-21", confidence: "H" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const facts = factsFor(subject)?.genders;
    if (!facts) return;
    const lists = Map.groupBy(
      subject.mentions("gender").filter(({ pointer }) => /\/\d+$/.test(pointer)),
      ({ pointer }) => parentOf(pointer),
    );
    for (const [list, mentions] of lists) {
      const given = new Set(mentions.map(({ value }) => value));
      const isEverybody = facts.everybody.some((value) => given.has(value)) || facts.each.every((value) => given.has(value));
      if (isEverybody && given.size > 1) {
        yield {
          severity: "info",
          pointer: inPayload(list),
          message: "All genders together mean everybody, which is what is meant without this word too.",
          value: [...given],
          suggestion: [{ op: "remove", path: list }],
        };
      } else if (given.size < mentions.length) {
        yield {
          pointer: inPayload(list),
          message: "A gender is named twice.",
          value: mentions.map(({ value }) => value),
          suggestion: [{ op: "replace", path: list, value: [...given] }],
        };
      }
    }
  },
};
