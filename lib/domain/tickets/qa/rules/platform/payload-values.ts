import { saidByAllowList } from "@/lib/domain/tickets/qa/platform-source";
import { DESIGN_SOURCE, type Rule, SENDING, SPENDING } from "@/lib/domain/tickets/qa/rule";
import type { Concern } from "@/lib/domain/tickets/qa/subject";

/** Every value the platform's allow-list can judge by its type alone, save those another rule speaks for. */
export const payloadValues: Rule = {
  id: "payload.values",
  version: 1,
  title: "Values have the platform's types",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: "all" },
  source: DESIGN_SOURCE,
  reads: ["ticket.requestType", "ticket.payload", "channel", "connection", "campaign.money"],
  needsPlatform: true,
  *judge(subject) {
    const { requestType } = subject.input.ticket;
    // Whatever the adapter would refuse to plan is said, also where the rule of its own asks nothing of this request.
    const concerns: Concern[] = ["values"];
    if (!SENDING.includes(requestType)) concerns.push("objective", "budget", "landing");
    if (!SPENDING.includes(requestType)) concerns.push("flight");
    for (const concern of concerns) for (const issue of subject.issues(concern)) yield saidByAllowList(issue);
  },
};
