import { adGroupOf, factsFor } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import type { Rule } from "@/lib/domain/tickets/qa/rule";
import { inPayload, type Subject } from "@/lib/domain/tickets/qa/subject";
import { pointerStep } from "@/lib/platforms/payload-schema";

/** The 27 members of the European Union, where the Digital Services Act holds. */
const EUROPEAN_UNION = new Set([
  ...["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL"],
  ...["PL", "PT", "RO", "SE", "SI", "SK"],
]);
const ROLES = ["dsa_beneficiary", "dsa_payor"] as const;

/** Judged where an ad group is made: only that has the words. */
export const transparency: Rule = {
  id: "dsa.named",
  version: 1,
  title: "In the European Union an ad says on whose behalf it is shown and who pays",
  severity: "block",
  appliesTo: { platforms: ["meta"], requestTypes: ["CREATE_CAMPAIGN"] },
  source: {
    kind: "spec",
    ref: "spec/platforms.md §1: dsa_beneficiary, dsa_payor, else error 100/3858081",
    date: "2026-11-21",
    confidence: "H",
  },
  reads: ["ticket.payload", "market", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const facts = factsFor(subject)?.transparency;
    const adGroup = adGroupOf(subject);
    if (!facts || adGroup?.name !== facts.block) return;
    const country = unionCountry(subject);
    if (country === null) return;
    for (const role of ROLES) {
      const given = subject.mentions(role)[0];
      if (typeof given?.value === "string" && given.value.trim() !== "") continue;
      yield {
        pointer: inPayload(`${pointerStep(adGroup.name)}${pointerStep(role)}`),
        message: `Ads shown in ${country} name their ${role === "dsa_beneficiary" ? "beneficiary: on whose behalf they are shown" : "payor: who pays for them"}. Give ${role}.`,
        value: given?.value ?? null,
        source: factSource(facts.source),
      };
    }
  },
};

/** A country of the Union that the ticket reaches: one that it names, or, when it names none, the market's. */
function unionCountry(subject: Subject): string | null {
  const named = subject.mentions("country").flatMap(({ value }) => (typeof value === "string" ? [value.trim().toUpperCase()] : []));
  const reached = named.length > 0 ? named : [subject.input.market.country];
  return reached.find((country) => EUROPEAN_UNION.has(country)) ?? null;
}
