import { readTexts } from "@/lib/domain/tickets/qa/payload-places";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

/** Fewer capitals than this are an abbreviation or a name. */
const LETTERS = 12;
const RUN = /([!?])\1+/;
const EVERY_RUN = /([!?])\1+/g;

export const textShouting: Rule = {
  id: "text.shouting",
  version: 1,
  title: "Texts do not shout",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "design", ref: "DESIGN.md §2: reviewers of every platform send back capitals and rows of marks" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    for (const { mention, pointer, text } of readTexts(subject)) {
      const at = { pointer: inPayload(pointer), value: text };
      const letters = text.match(/\p{L}/gu) ?? [];
      const isCapitals = letters.length >= LETTERS && letters.every((letter) => /\p{Lu}/u.test(letter));
      if (isCapitals) yield { ...at, message: `"${mention.field.name}" is written in capitals throughout. Write it as one speaks.` };
      if (!RUN.test(text)) continue;
      yield {
        ...at,
        message: `"${mention.field.name}" has marks in a row. One is enough.`,
        suggestion: [{ op: "replace", path: pointer, value: text.replace(EVERY_RUN, "$1") }],
      };
    }
  },
};
