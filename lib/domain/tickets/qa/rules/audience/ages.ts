import { factsFor } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import { type Rule, type Said, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload, type Subject } from "@/lib/domain/tickets/qa/subject";

/** Whether an age is one the platform knows is its allow-list's to judge; here ages are compared with each other. */
export const ages: Rule = {
  id: "audience.ages",
  version: 1,
  title: "Ages are in order and can be reached",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "spec", ref: "Targeting.json of the official SDK: age_min, age_max", date: "2026-11-21", confidence: "H" },
  reads: ["ticket.payload", "market", "channel"],
  needsPlatform: true,
  *judge(subject) {
    for (const youngest of subject.mentions("age_min")) {
      const scope = youngest.pointer.replace(/age_min$/, "");
      const oldest = subject.mentions("age_max").find(({ pointer }) => pointer === `${scope}age_max`);
      if (typeof youngest.value !== "number" || typeof oldest?.value !== "number" || youngest.value <= oldest.value) continue;
      yield {
        pointer: inPayload(youngest.pointer),
        message: `The youngest age, ${youngest.value}, is above the oldest, ${oldest.value}: nobody is reached. They look swapped.`,
        value: youngest.value,
        suggestion: [
          { op: "replace", path: youngest.pointer, value: oldest.value },
          { op: "replace", path: oldest.pointer, value: youngest.value },
        ],
      };
    }
    for (const { pointer, value } of subject.mentions("age_groups")) {
      if (Array.isArray(value)) yield* groups(subject, pointer, value);
    }
  },
};

function* groups(subject: Subject, pointer: string, given: readonly unknown[]): Generator<Said> {
  const unique = [...new Set(given)];
  if (unique.length < given.length) {
    yield {
      severity: "warn",
      pointer: inPayload(pointer),
      message: "An age group is named twice.",
      value: given,
      suggestion: [{ op: "replace", path: pointer, value: unique }],
    };
  }
  const young = factsFor(subject)?.youngAges;
  const { market, channel } = subject.input;
  const found = young?.values.find((value) => given.includes(value));
  if (!young || found === undefined || !young.countries.includes(market.country)) return;
  yield {
    severity: "warn",
    pointer: inPayload(`${pointer}/${given.indexOf(found)}`),
    message: `${channel.name} refuses ${found} for many ads in ${market.country}. Leave it out unless you know that this one may be shown to minors.`,
    value: found,
    source: factSource(young.source),
  };
}
