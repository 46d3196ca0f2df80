import { wordFinder } from "@/lib/domain/tickets/qa/forbidden-words";
import { readTexts } from "@/lib/domain/tickets/qa/payload-places";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { quoted } from "@/lib/domain/tickets/qa/shown";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

/** What is typed to be replaced later. Some are words of the language too, which is why they only warn. */
const PLACEHOLDERS = wordFinder([
  ...["test", "tests", "testing", "copy", "lorem", "ipsum", "dolor sit amet", "xxx", "xxxx", "tbd", "tbc", "todo"],
  ...["placeholder", "dummy", "asdf", "qwerty", "foo", "insert text", "insert copy", "your text here", "headline here", "text here"],
]);
/** `[BRAND]`, `<name>`, `%offer%`; a catalogue's own `{{product.name}}` is meant to stay. */
const SLOT = /\[[A-Z][A-Z _-]{1,30}\]|<[a-z][a-z _-]{1,30}>|%[A-Za-z_]{2,30}%|\{\{(?!\s*product\.)[^{}]{0,60}\}\}/;

export const textPlaceholder: Rule = {
  id: "text.placeholder",
  version: 1,
  title: "No placeholder is left in a text",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "design", ref: "DESIGN.md §2: what people read is checked before it is sent" },
  reads: ["ticket.payload", "campaign.names", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const { campaignName } = subject.input.campaign;
    const inName = PLACEHOLDERS(campaignName);
    if (inName.length > 0) {
      yield {
        severity: "info",
        pointer: "/campaign/campaign_name",
        message: `The campaign is named ${quoted(campaignName)}: "${inName[0]}" looks left over.`,
        value: campaignName,
      };
    }
    for (const { pointer, text } of readTexts(subject)) {
      const left = [...PLACEHOLDERS(text), ...(SLOT.exec(text) ?? [])];
      if (left.length === 0) continue;
      yield {
        pointer: inPayload(pointer),
        message: `${quoted(text)} contains ${left.map((word) => `"${word}"`).join(", ")}, which looks like a placeholder. Write what people are to read.`,
        value: text,
      };
    }
  },
};
