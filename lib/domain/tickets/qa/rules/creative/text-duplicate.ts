import { folded } from "@/lib/domain/tickets/qa/forbidden-words";
import { blockOf, type ReadText, readTexts } from "@/lib/domain/tickets/qa/payload-places";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";
import { tidied } from "@/lib/domain/tickets/qa/text-counting";

export const textDuplicate: Rule = {
  id: "text.duplicate",
  version: 1,
  title: "The creatives of an ad group say different things",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "design", ref: "DESIGN.md §2: two ads that say the same measure nothing" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const first = new Map<string, ReadText>();
    for (const read of readTexts(subject)) {
      const text = folded(tidied(read.text));
      if (text === "") continue;
      // A text at the top is only checked; what it repeats of a block is the same text, not another's.
      const key = `${blockOf(subject, read.pointer)} ${text}`;
      const earlier = first.get(key);
      if (!earlier) {
        first.set(key, read);
        continue;
      }
      const isSameCreative = earlier.creative === read.creative;
      // Every creative may be signed with the same name; what it says should differ.
      if (!isSameCreative && read.mention.role === "headline" && earlier.mention.field.name === read.mention.field.name) continue;
      yield {
        severity: isSameCreative ? "info" : "warn",
        pointer: inPayload(read.pointer),
        message: isSameCreative
          ? `"${read.mention.field.name}" says the same as "${earlier.mention.field.name}" above it.`
          : `This creative says the same as the one at ${earlier.creative}. Vary it, or leave one out.`,
        value: read.text,
      };
    }
  },
};
