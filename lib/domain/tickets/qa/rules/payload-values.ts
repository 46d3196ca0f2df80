import { saidByAllowList } from "../platform-source";
import { DESIGN_SOURCE, type Rule } from "../rule";

/** Every value the platform's allow-list can judge by its type alone, save those another rule speaks for. */
export const payloadValues: Rule = {
  id: "payload.values",
  version: 1,
  title: "Values have the platform's types",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: "all" },
  source: DESIGN_SOURCE,
  reads: ["ticket.requestType", "ticket.payload", "channel", "connection"],
  needsPlatform: true,
  *judge(subject) {
    for (const issue of subject.issues("values")) yield saidByAllowList(issue);
  },
};
