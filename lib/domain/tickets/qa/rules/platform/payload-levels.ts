import { saidByAllowList } from "@/lib/domain/tickets/qa/platform-source";
import { DESIGN_SOURCE, type Rule } from "@/lib/domain/tickets/qa/rule";

/** Says which words are checked but not sent, and which blocks cannot be built. */
export const payloadLevels: Rule = {
  id: "payload.levels",
  version: 1,
  title: "What is given is what is sent",
  severity: "info",
  appliesTo: { platforms: "all", requestTypes: "all" },
  source: DESIGN_SOURCE,
  reads: ["ticket.requestType", "ticket.payload", "channel", "connection", "campaign.money"],
  needsPlatform: true,
  *judge(subject) {
    for (const issue of subject.issues("levels")) yield saidByAllowList(issue);
  },
};
