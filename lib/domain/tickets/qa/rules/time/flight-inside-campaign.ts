import { type Rule, type Said, SPENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";
import type { Mention } from "@/lib/platforms/payload-schema";

export const flightInsideCampaign: Rule = {
  id: "flight.inside_campaign",
  version: 1,
  title: "The ticket's flight lies inside the campaign's",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SPENDING },
  source: { kind: "design", ref: "DESIGN.md §1.5" },
  reads: ["ticket.payload", "campaign.flight", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const { startAt, endAt } = subject.input.campaign;
    for (const mention of subject.mentions("start")) {
      if (startAt !== null && (at(mention) ?? Number.POSITIVE_INFINITY) < Date.parse(startAt))
        yield outside(mention, "begins before", startAt);
      if (endAt !== null && (at(mention) ?? Number.NEGATIVE_INFINITY) >= Date.parse(endAt))
        yield outside(mention, "begins after the end of", endAt);
    }
    for (const mention of subject.mentions("end")) {
      if (endAt !== null && (at(mention) ?? Number.NEGATIVE_INFINITY) > Date.parse(endAt)) yield outside(mention, "ends after", endAt);
    }
  },
};

function outside({ pointer, value }: Mention, how: string, own: string): Said {
  return {
    pointer: inPayload(pointer),
    message: `The payload's flight ${how} the campaign's own (${own}), which is what was planned and approved.`,
    value,
  };
}

function at({ value }: Mention): number | null {
  const instant = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}
