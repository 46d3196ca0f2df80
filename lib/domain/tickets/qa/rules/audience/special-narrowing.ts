import { valuesOf } from "@/lib/domain/tickets/qa/bounded-payload";
import { factsFor, isGiven } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import { type Rule, type Said, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload, type Subject } from "@/lib/domain/tickets/qa/subject";
import type { RuleFacts } from "@/lib/platforms/rule-facts";

type Special = RuleFacts["special"];

export const specialNarrowing: Rule = {
  id: "special.narrowing",
  version: 1,
  title: "Ads of a special category are not narrowed by age, gender or postal code",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: {
    kind: "spec",
    ref: "facebook.com/business/help/2220749868045706; ads.tiktok.com housing-employment-credit-hec-ad-policy",
    date: "2026-11-21",
    confidence: "M",
  },
  reads: ["ticket.payload", "market", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const special = factsFor(subject)?.special;
    if (!special) return;
    const declared = subject.mentions("special_categories").flatMap(({ value }) => (Array.isArray(value) ? value : [value]));
    const category = [...special.housing, ...special.employment, ...special.credit].find((one) => declared.includes(one));
    if (category === undefined) return;
    const { market, channel } = subject.input;
    const isCertain = special.countries.includes(market.country) || reaches(subject, special.countries);
    for (const { pointer, value, what } of narrowing(subject, special)) {
      const said: Said = {
        severity: isCertain ? "block" : "warn",
        pointer: inPayload(pointer),
        message: isCertain
          ? `An ad for ${category} may not be narrowed by ${what} on ${channel.name}. Take it out.`
          : `An ad for ${category} may not be narrowed by ${what} in some countries. Check the rules of ${market.name}.`,
        value,
        suggestion: isCertain ? [{ op: "remove", path: pointer }] : null,
        source: factSource(special.source),
      };
      yield said;
    }
  },
};

function reaches(subject: Subject, countries: readonly string[]): boolean {
  return subject.mentions("country").some(({ value }) => typeof value === "string" && countries.includes(value.toUpperCase()));
}

function* narrowing(subject: Subject, special: Special): Generator<{ pointer: string; value: unknown; what: string }> {
  const everybody = factsFor(subject)?.genders.everybody ?? [];
  for (const { role, pointer, value } of subject.mentions("age_min", "age_max")) {
    const open = role === "age_min" ? special.ages?.min : special.ages?.max;
    if (value !== open) yield { pointer, value, what: "age" };
  }
  for (const { pointer, value } of subject.mentions("age_groups")) {
    if (Array.isArray(value) && value.length > 0) yield { pointer, value, what: "age" };
  }
  const seen = new Set<string>();
  for (const { pointer, value } of subject.mentions("gender")) {
    const word = pointer.replace(/\/\d+$/, "");
    if (seen.has(word) || everybody.some((one) => one === value)) continue;
    seen.add(word);
    yield { pointer: word, value, what: "gender" };
  }
  for (const { pointer, name, value } of valuesOf(subject.payload)) {
    if (name !== null && special.postal.includes(name) && isGiven(value)) yield { pointer, value, what: "postal code" };
  }
}
