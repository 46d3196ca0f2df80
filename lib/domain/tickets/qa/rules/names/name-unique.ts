import type { Rule } from "@/lib/domain/tickets/qa/rule";

export const nameUnique: Rule = {
  id: "name.unique",
  version: 1,
  title: "Nothing else creates or bears this name",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: ["CREATE_CAMPAIGN"] },
  source: { kind: "design", ref: "DESIGN.md §2, Taxonomy" },
  reads: ["ticket.name", "connection", "rivals"],
  needsPlatform: false,
  *judge({ input }) {
    const { ticket, rivals, channel } = input;
    for (const rival of rivals.tickets) {
      yield {
        pointer: "/name",
        message: `${rival.key} creates ${ticket.name} on this connection already (${rival.status}). Update that campaign instead, or take ${rival.key} back.`,
        value: rival.key,
      };
    }
    for (const object of rivals.objects) {
      yield {
        pointer: "/name",
        message: `On ${channel.name} the ${object.kind.replace("_", " ")} ${object.externalId} bears the name ${ticket.name} already. Update it with an UPDATE_CAMPAIGN ticket, or rename it there.`,
        value: object.externalId,
      };
    }
  },
};
