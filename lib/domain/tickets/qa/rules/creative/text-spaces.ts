import { readTexts } from "@/lib/domain/tickets/qa/payload-places";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";
import { tidied } from "@/lib/domain/tickets/qa/text-counting";

export const textSpaces: Rule = {
  id: "text.spaces",
  version: 1,
  title: "Texts have no stray spaces",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "design", ref: "DESIGN.md §2: what people read is checked before it is sent" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    for (const { mention, pointer, text } of readTexts(subject)) {
      const mended = tidied(text);
      if (mended === text) continue;
      yield {
        pointer: inPayload(pointer),
        message:
          mended === ""
            ? `"${mention.field.name}" is nothing but spaces. Write a text, or take it out.`
            : `"${mention.field.name}" has double spaces, or spaces around it.`,
        value: text,
        suggestion: mended === "" ? [{ op: "remove", path: pointer }] : [{ op: "replace", path: pointer, value: mended }],
      };
    }
  },
};
