import { readTexts, whereSent } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";
import { lengthOf } from "@/lib/domain/tickets/qa/text-counting";

/** Lengths, and how they are counted, stand with each word of the platform's allow-list. */
export const textLength: Rule = {
  id: "text.length",
  version: 1,
  title: "Texts fit, by the platform's own counting",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "spec", ref: "spec/creative-specs.json", date: "2026-11-21", confidence: "M" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    for (const { mention, pointer, text } of readTexts(subject)) {
      const facts = mention.field.text;
      if (!facts) continue;
      const length = lengthOf(text, facts.counting);
      const counted = `${length} characters${facts.counting === "wide" && length !== [...text].length ? " (wide ones count two)" : ""}`;
      if (facts.most !== undefined && length > facts.most) {
        yield {
          severity: whereSent(subject, mention, "block"),
          pointer: inPayload(pointer),
          message: `"${mention.field.name}" has ${counted}; ${subject.input.channel.name} takes at most ${facts.most}. Shorten it by ${length - facts.most}.`,
          value: text,
          source: factSource(facts.source),
        };
      } else if (facts.shown !== undefined && length > facts.shown) {
        yield {
          severity: "info",
          pointer: inPayload(pointer),
          message: `"${mention.field.name}" has ${counted}; after ${facts.shown} it is cut off in the feed. Say what matters first.`,
          value: text,
          source: factSource(facts.source),
        };
      }
    }
  },
};
