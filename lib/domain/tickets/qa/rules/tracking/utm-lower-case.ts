import { landingAddresses, MACRO, nameOf, rawQuery, withQuery } from "@/lib/domain/tickets/qa/landing-addresses";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

/** What must keep its case: macros, and escapes such as %2F. */
const KEPT = new RegExp(`(${MACRO.source}|%[0-9A-Fa-f]{2})`);

export const utmLowerCase: Rule = {
  id: "utm.lower_case",
  version: 1,
  title: "UTM parameters are in lower case",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: {
    kind: "spec",
    ref: "support.google.com/analytics/answer/10917952: values are case-sensitive",
    date: "2026-11-21",
    confidence: "M",
  },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    for (const { pointer, text } of landingAddresses(subject)) {
      const raw = rawQuery(text);
      const mended = withQuery(raw, lowered(raw.query));
      if (mended === text) continue;
      yield {
        pointer: inPayload(pointer),
        message: "UTM parameters in capitals are counted apart from the same in lower case. Write them in lower case.",
        value: text,
        suggestion: [{ op: "replace", path: pointer, value: mended }],
      };
    }
    for (const { pointer, value } of subject.mentions("url_parameters")) {
      if (typeof value !== "string") continue;
      const mended = lowered(value);
      if (mended === value) continue;
      yield {
        pointer: inPayload(pointer),
        message: "UTM parameters in capitals are counted apart from the same in lower case. Write them in lower case.",
        value,
        suggestion: [{ op: "replace", path: pointer, value: mended }],
      };
    }
  },
};

function lowered(query: string): string {
  return query
    .split("&")
    .map((parameter) => (nameOf(parameter).startsWith("utm_") ? parameter.split(KEPT).map(lower).join("") : parameter))
    .join("&");
}

function lower(part: string, index: number): string {
  return index % 2 === 1 ? part : part.toLowerCase();
}
