import { wordFinder } from "@/lib/domain/tickets/qa/forbidden-words";
import { factsFor, readTexts } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { quoted } from "@/lib/domain/tickets/qa/shown";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

/** Words of the examples that the platforms' policies give, so plain that an ad with one of them is worth a look. */
const SUBJECTS = [
  {
    key: "housing",
    name: "housing",
    find: wordFinder([
      ...["apartment for rent", "apartments", "house for sale", "homes for sale", "for rent", "real estate", "realtor", "condo", "condos"],
      ...["home insurance", "homeowners insurance", "property listing", "rental home", "rental homes", "studio apartment"],
    ]),
  },
  {
    key: "employment",
    name: "employment",
    find: wordFinder([
      ...["jobs", "hiring", "we're hiring", "now hiring", "apply for a job", "vacancy", "vacancies", "internship", "internships"],
      ...["career", "careers", "recruiting", "job fair", "join our team", "salary"],
    ]),
  },
  {
    key: "credit",
    name: "credit",
    find: wordFinder([
      ...["loan", "loans", "mortgage", "mortgages", "credit card", "credit cards", "credit score", "refinance", "financing"],
      ...["payday", "debt relief", "line of credit", "personal loan", "auto loan"],
    ]),
  },
] as const;

export const specialWords: Rule = {
  id: "special.words",
  version: 1,
  title: "Housing, employment and credit are declared",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: {
    kind: "spec",
    ref: "facebook.com/business/help/2220749868045706; ads.tiktok.com housing-employment-credit-hec-ad-policy",
    date: "2026-11-21",
    confidence: "M",
  },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const special = factsFor(subject)?.special;
    if (!special) return;
    const declared = subject.mentions("special_categories").flatMap(({ value }) => (Array.isArray(value) ? value : [value]));
    for (const { key, name, find } of SUBJECTS) {
      if (special[key].some((category) => declared.includes(category))) continue;
      const found = readTexts(subject).find(({ text }) => find(text).length > 0);
      if (!found) continue;
      yield {
        pointer: inPayload(found.pointer),
        message: `${quoted(found.text)} (${find(found.text).join(", ")}) reads like an ad for ${name}. If it is one, declare ${special[key][0]} in ${special.word}; ${subject.input.channel.name} takes undeclared ones down.`,
        value: found.text,
        source: factSource(special.source),
      };
    }
  },
};
