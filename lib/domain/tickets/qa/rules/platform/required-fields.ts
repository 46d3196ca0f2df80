import { saidByAllowList } from "@/lib/domain/tickets/qa/platform-source";
import { DESIGN_SOURCE, type Rule } from "@/lib/domain/tickets/qa/rule";

/** What is required is declared per request type in the platform's allow-list. Budgets have their own rule. */
export const requiredFields: Rule = {
  id: "payload.required",
  version: 1,
  title: "Everything this request type needs is there",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: "all" },
  source: DESIGN_SOURCE,
  reads: ["ticket.requestType", "ticket.payload", "channel", "connection", "campaign.money"],
  needsPlatform: true,
  *judge(subject) {
    for (const issue of subject.issues("required")) yield saidByAllowList(issue);
  },
};
