import { DESIGN_SOURCE, type Rule } from "@/lib/domain/tickets/qa/rule";

export const target: Rule = {
  id: "target.live",
  version: 1,
  title: "There is exactly one thing this is about",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: ["UPDATE_CAMPAIGN", "PAUSE_CAMPAIGN", "RESUME_CAMPAIGN"] },
  source: DESIGN_SOURCE,
  reads: ["ticket.requestType", "connection", "targets"],
  needsPlatform: false,
  *judge({ input }) {
    const { targets, channel } = input;
    if (targets.chosenId !== null) {
      if (targets.live.some((object) => object.id === targets.chosenId)) return;
      yield {
        pointer: "/target_object_id",
        message: `The object this ticket is about is not live on ${channel.name}'s connection. Choose another, or leave it out.`,
        value: targets.chosenId,
      };
    } else if (targets.live.length === 0) {
      yield {
        pointer: "/target_object_id",
        message: `Nothing of this campaign is on ${channel.name} yet. Traffic a CREATE_CAMPAIGN ticket first.`,
        value: null,
      };
    } else if (targets.live.length > 1) {
      const shown = targets.live.slice(0, 5).map((object) => object.externalId);
      yield {
        pointer: "/target_object_id",
        message: `Of this campaign ${targets.live.length} objects are on ${channel.name}: ${shown.join(", ")}. Say in target_object_id which one is meant.`,
        value: shown,
      };
    }
  },
};
