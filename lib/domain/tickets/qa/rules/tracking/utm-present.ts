import { landingAddresses } from "@/lib/domain/tickets/qa/landing-addresses";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

/** What analytics tells sources apart by. Source: support.google.com/analytics/answer/10917952, read 2026-11-21. */
const NEEDED = ["utm_source", "utm_medium", "utm_campaign"];

export const utmPresent: Rule = {
  id: "utm.present",
  version: 1,
  title: "Landing pages carry their UTM parameters",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: {
    kind: "spec",
    ref: "support.google.com/analytics/answer/10917952: utm_source, utm_medium, utm_campaign",
    date: "2026-11-21",
    confidence: "M",
  },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    for (const { pointer, text, parameters } of landingAddresses(subject)) {
      const missing = NEEDED.filter((name) => !parameters.some((parameter) => parameter.name === name && parameter.value.trim() !== ""));
      if (missing.length === 0) continue;
      const hasNone = !parameters.some(({ name }) => name.startsWith("utm_"));
      yield {
        // Some sites are measured by other means; a half-marked address is a mistake.
        severity: hasNone ? "info" : "warn",
        pointer: inPayload(pointer),
        message: hasNone
          ? "The landing page carries no UTM parameters, so its visits cannot be told from others. Add utm_source, utm_medium and utm_campaign."
          : `The landing page lacks ${missing.join(", ")}.`,
        value: text,
      };
    }
  },
};
