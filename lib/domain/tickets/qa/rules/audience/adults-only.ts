import { wordFinder } from "@/lib/domain/tickets/qa/forbidden-words";
import { readTexts } from "@/lib/domain/tickets/qa/payload-places";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { quoted } from "@/lib/domain/tickets/qa/shown";
import { inPayload, type Subject } from "@/lib/domain/tickets/qa/subject";

/** What every platform shows to adults only. Which age a country asks for is its law; 18 is the least anywhere. */
const ADULT = 18;
const WORDS = wordFinder([
  ...["alcohol", "beer", "wine", "vodka", "whisky", "whiskey", "gin", "rum", "liquor", "cocktail", "cocktails"],
  ...["casino", "gambling", "betting", "poker", "jackpot", "lottery", "sports betting"],
  ...["tobacco", "cigarettes", "vape", "vaping", "nicotine", "cannabis", "dating", "crypto", "forex"],
]);
/** Age groups that are minors'. */
const MINOR = /^AGE_13_17$/;

export const adultsOnly: Rule = {
  id: "audience.adults_only",
  version: 1,
  title: "What is for adults is shown to adults",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "design", ref: "DESIGN.md §2: advertising policies of every platform; the age is the country's law" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const found = readTexts(subject).find(({ text }) => WORDS(text).length > 0);
    if (!found) return;
    const why = `${quoted(found.text)} speaks of ${WORDS(found.text).join(", ")}`;
    const young = minors(subject);
    if (young) {
      yield {
        pointer: inPayload(young.pointer),
        message: `${why}, which is for adults, but minors are among the audience. Start at ${ADULT}, or at the age the country asks for.`,
        value: young.value,
      };
    } else if (subject.mentions("age_min", "age_groups").length === 0) {
      yield {
        pointer: inPayload(found.pointer),
        message: `${why}, which is for adults, but the audience has no lowest age. Start at ${ADULT}, or at the age the country asks for.`,
        value: found.text,
      };
    }
  },
};

function minors(subject: Subject): { pointer: string; value: unknown } | null {
  const below = subject.mentions("age_min").find(({ value }) => typeof value === "number" && value < ADULT);
  if (below) return below;
  for (const { pointer, value } of subject.mentions("age_groups")) {
    const index = Array.isArray(value) ? value.findIndex((group) => typeof group === "string" && MINOR.test(group)) : -1;
    if (Array.isArray(value) && index !== -1) return { pointer: `${pointer}/${index}`, value: value[index] };
  }
  return null;
}
