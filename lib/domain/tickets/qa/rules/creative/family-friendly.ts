import { valuesOf } from "../../bounded-payload";
import { wordFinder } from "../../forbidden-words";
import { type Rule, SPENDING } from "../../rule";
import { quoted } from "../../shown";
import { inPayload, type Subject } from "../../subject";

/** Parts of a payload whose every text people see or are chosen by, also under words the allow-list does not know. */
const SPEAKING = /(^|\/)(creatives?|targeting|interests|behaviors|ad_text|name|title|body|headline|message|description)(\/|$)/;
/** Texts that nobody reads as such: addresses have their own rule. */
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\//i;

export const familyFriendly: Rule = {
  id: "brand.family_friendly",
  version: 1,
  title: "A family-friendly brand has no forbidden word",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SPENDING },
  source: { kind: "setting", ref: "Forbidden words of the workspace" },
  reads: ["ticket.label", "ticket.payload", "campaign.names", "brand", "channel", "settings.forbiddenWords"],
  needsPlatform: false,
  *judge(subject) {
    const { brand, settings } = subject.input;
    if (!brand.familyFriendly || settings.forbiddenWords.length === 0) return;
    const find = wordFinder(settings.forbiddenWords);
    const inTypedName = new Set(find(subject.input.campaign.campaignName));
    for (const { pointer, text } of texts(subject)) {
      // What the platform shows is the transliterated name; a word that the typed one has already is said once.
      const words = find(text).filter((word) => pointer !== "/name" || !inTypedName.has(word));
      if (words.length === 0) continue;
      yield {
        pointer,
        message: `${brand.name} is a family-friendly brand, and ${quoted(text)} contains ${words.map((word) => `"${word}"`).join(", ")}. Take the word out, or mark the brand as not family-friendly.`,
        value: text,
      };
    }
  },
};

/** Every text people see or are chosen by: names, label, texts and interests, wherever they stand; each place once. */
function texts(subject: Subject): { pointer: string; text: string }[] {
  const { campaign, ticket } = subject.input;
  const found = new Map<string, string>([["/campaign/campaign_name", campaign.campaignName]]);
  found.set("/name", campaign.nameSegment);
  if (ticket.label !== null) found.set("/label", ticket.label);
  for (const { pointer, value } of subject.mentions("text", "interest")) {
    if (typeof value === "string") found.set(inPayload(pointer), value);
  }
  for (const { pointer, value } of valuesOf(subject.payload)) {
    if (typeof value === "string" && SPEAKING.test(pointer) && !ADDRESS.test(value)) found.set(inPayload(pointer), value);
  }
  return [...found].map(([pointer, text]) => ({ pointer, text }));
}
