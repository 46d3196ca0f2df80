import { readTexts, whereSent } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";
import { hasEmoji, withoutEmoji } from "@/lib/domain/tickets/qa/text-counting";

export const textEmoji: Rule = {
  id: "text.emoji",
  version: 1,
  title: "No emoji where the platform refuses them",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "spec", ref: "spec/creative-specs.json tiktok.in_feed.text", date: "2026-11-21", confidence: "M" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    for (const { mention, pointer, text } of readTexts(subject)) {
      const facts = mention.field.text;
      if (facts?.emoji !== "refused" || !hasEmoji(text)) continue;
      const mended = withoutEmoji(text);
      yield {
        severity: whereSent(subject, mention, "block"),
        pointer: inPayload(pointer),
        message: `"${mention.field.name}" has emoji, which ${subject.input.channel.name} refuses here. Take them out.`,
        value: text,
        suggestion: mended === "" ? null : [{ op: "replace", path: pointer, value: mended }],
        source: factSource(facts.source),
      };
    }
  },
};
