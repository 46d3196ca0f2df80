import { isSameSite, landingAddresses } from "@/lib/domain/tickets/qa/landing-addresses";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

export const landingOneSite: Rule = {
  id: "landing.one_site",
  version: 1,
  title: "All of a ticket's ads lead to one site",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "design", ref: "DESIGN.md §2, Bodies of the main job" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const [first, ...others] = landingAddresses(subject);
    for (const { pointer, host, text } of others) {
      if (!first || isSameSite(host, first.host)) continue;
      yield {
        pointer: inPayload(pointer),
        message: `This leads to ${host}, while ${first.pointer} leads to ${first.host}. One of them is likely another campaign's.`,
        value: text,
      };
    }
  },
};
