import { saidByAllowList } from "@/lib/domain/tickets/qa/platform-source";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";

/** Which objectives can be created, and what the old ones became, are the platform's facts. */
export const objective: Rule = {
  id: "objective.creatable",
  version: 1,
  title: "The platform still creates this objective",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "spec", ref: "spec/platforms.md", date: "2026-11-21", confidence: "M" },
  reads: ["ticket.requestType", "ticket.payload", "channel", "connection", "campaign.money"],
  needsPlatform: true,
  *judge(subject) {
    for (const issue of subject.issues("objective")) yield saidByAllowList(issue);
  },
};
