import { valuesOf } from "@/lib/domain/tickets/qa/bounded-payload";
import { type WordFinder, wordFinder } from "@/lib/domain/tickets/qa/forbidden-words";
import { type Rule, type Said, SPENDING } from "@/lib/domain/tickets/qa/rule";
import { quoted } from "@/lib/domain/tickets/qa/shown";
import { inPayload, type Subject } from "@/lib/domain/tickets/qa/subject";
import { unnamedInterests } from "@/lib/domain/tickets/qa/unnamed-interests";

/** Parts of a payload whose every text people see or are chosen by, also under words the allow-list does not know. */
const SPEAKING = /(^|\/)(creatives?|targeting|interests|behaviors|ad_text|name|title|body|headline|message|description)(\/|$)/;
/** Texts that nobody reads as such: addresses have their own rule. */
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\//i;

export const familyFriendly: Rule = {
  id: "brand.family_friendly",
  version: 2,
  title: "A family-friendly brand has no forbidden word",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SPENDING },
  source: { kind: "setting", ref: "Forbidden words of the workspace" },
  reads: ["ticket.label", "ticket.payload", "campaign.names", "brand", "channel", "resolved", "settings.forbiddenWords"],
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
    yield* byNumber(subject, find);
  },
};

/** Interests that the payload gives by the platform's number alone: judged by their names, as far as those are known. */
function* byNumber(subject: Subject, find: WordFinder): Generator<Said> {
  const { brand, channel, resolved } = subject.input;
  const names = resolved?.interests ?? {};
  for (const { pointer, id } of unnamedInterests(subject.mentions("interest"))) {
    const name = Object.hasOwn(names, id) ? names[id] : undefined;
    if (name === undefined) {
      yield {
        severity: "warn",
        pointer: inPayload(pointer),
        message: `The interest ${id} cannot be judged: ${channel.name} has not told its name. Look it up, and make sure that it suits ${brand.name}, a family-friendly brand.`,
        value: id,
      };
      continue;
    }
    const words = find(name);
    if (words.length === 0) continue;
    yield {
      pointer: inPayload(pointer),
      message: `${brand.name} is a family-friendly brand, and the interest ${id} is ${quoted(name)}, which contains ${words.map((word) => `"${word}"`).join(", ")}. Take it out, or mark the brand as not family-friendly.`,
      value: name,
    };
  }
}

/** Every text people see or are chosen by: names, label, texts and interests, wherever they stand; each place once. */
function texts(subject: Subject): { pointer: string; text: string }[] {
  const { campaign, ticket } = subject.input;
  const found = new Map<string, string>([["/campaign/campaign_name", campaign.campaignName]]);
  found.set("/name", campaign.nameSegment);
  if (ticket.label !== null) found.set("/label", ticket.label);
  for (const { pointer, value } of subject.mentions("text", "headline", "display_url", "interest")) {
    if (typeof value === "string") found.set(inPayload(pointer), value);
  }
  for (const { pointer, value } of valuesOf(subject.payload)) {
    if (typeof value === "string" && SPEAKING.test(pointer) && !ADDRESS.test(value)) found.set(inPayload(pointer), value);
  }
  return [...found].map(([pointer, text]) => ({ pointer, text }));
}
