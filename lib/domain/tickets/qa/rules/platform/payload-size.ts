import { DESIGN_SOURCE, type Rule } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

export const payloadSize: Rule = {
  id: "payload.size",
  version: 1,
  title: "The payload is small enough to be checked whole",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: "all" },
  source: DESIGN_SOURCE,
  reads: ["ticket.payload"],
  needsPlatform: false,
  *judge({ cuts }) {
    for (const { pointer, why } of cuts) yield { pointer: inPayload(pointer), message: `${why}. Shorten it.` };
  },
};
