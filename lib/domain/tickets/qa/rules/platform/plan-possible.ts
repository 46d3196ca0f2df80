import { isDeepStrictEqual } from "node:util";
import { Pointer } from "rfc6902";
import { DESIGN_SOURCE, type Rule } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

export const planPossible: Rule = {
  id: "plan.possible",
  version: 1,
  title: "The plan can be built on what exists already",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: "all" },
  source: DESIGN_SOURCE,
  reads: ["planIssues", "ticket.payload"],
  needsPlatform: false,
  *judge({ input }) {
    for (const { pointer, message, value, mend } of input.planIssues ?? []) {
      // Set to something else since, as by its mend: the next check asks the plan again.
      if (mend && !isDeepStrictEqual(Pointer.fromJSON(pointer).get(input.ticket.payload), value)) continue;
      yield { pointer: inPayload(pointer), message: `${message}.`, value, suggestion: mend };
    }
  },
};
