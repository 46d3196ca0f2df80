import { addressFaults } from "@/lib/domain/tickets/qa/public-address";
import { DESIGN_SOURCE, type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { quoted } from "@/lib/domain/tickets/qa/shown";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

/** Longest address that every browser and platform takes. */
const MAX_ADDRESS = 2_048;

export const landingUrl: Rule = {
  id: "landing.url",
  version: 1,
  title: "Landing pages are public, by https, without credentials",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: DESIGN_SOURCE,
  reads: ["ticket.requestType", "ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    for (const { pointer, value } of subject.mentions("landing_url")) {
      const at = { pointer: inPayload(pointer), value };
      if (typeof value !== "string") {
        yield { ...at, message: `${quoted(value)} is not a web address. Write one such as "https://example.com/page".` };
        continue;
      }
      if (value.length > MAX_ADDRESS) {
        yield { ...at, message: `The landing address has ${value.length} characters; at most ${MAX_ADDRESS} are safe everywhere.` };
        continue;
      }
      for (const fault of addressFaults(value)) {
        yield {
          ...at,
          severity: fault.severity,
          message: `The landing address ${quoted(value)} ${fault.message}.`,
          suggestion: fault.mended === undefined ? null : [{ op: "replace", path: pointer, value: fault.mended }],
        };
      }
    }
  },
};
