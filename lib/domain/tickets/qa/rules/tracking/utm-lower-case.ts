import { landingAddresses, MACRO, nameOf, rawQuery, withQuery } from "@/lib/domain/tickets/qa/landing-addresses";
import { wordsOf } from "@/lib/domain/tickets/qa/payload-places";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload, type Subject } from "@/lib/domain/tickets/qa/subject";

/** What must keep its case: macros, and escapes such as %2F. */
const KEPT = new RegExp(`(${MACRO.source}|%[0-9A-Fa-f]{2})`);

const MESSAGE = "UTM parameters in capitals are counted apart from the same in lower case. Write them in lower case.";

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
        message: MESSAGE,
        value: text,
        suggestion: [{ op: "replace", path: pointer, value: mended }],
      };
    }
    for (const { pointer, value } of addedTexts(subject)) {
      const mended = pointer.endsWith("/value") ? lowerOf(value) : lowered(value);
      if (mended === value) continue;
      yield { pointer: inPayload(pointer), message: MESSAGE, value, suggestion: [{ op: "replace", path: pointer, value: mended }] };
    }
  },
};

/** What creatives add to their addresses: a query, or a list of keys and values. */
function* addedTexts(subject: Subject): Generator<{ pointer: string; value: string }> {
  for (const { pointer, value } of subject.mentions("url_parameters")) {
    if (typeof value === "string") yield { pointer, value };
    for (const [index, item] of Array.isArray(value) ? value.entries() : []) {
      const words = wordsOf(item);
      if (typeof words?.key === "string" && words.key.toLowerCase().startsWith("utm_") && typeof words.value === "string")
        yield { pointer: `${pointer}/${index}/value`, value: words.value };
    }
  }
}

function lowerOf(text: string): string {
  return text.split(KEPT).map(lower).join("");
}

function lowered(query: string): string {
  return query
    .split("&")
    .map((parameter) => (nameOf(parameter).startsWith("utm_") ? lowerOf(parameter) : parameter))
    .join("&");
}

function lower(part: string, index: number): string {
  return index % 2 === 1 ? part : part.toLowerCase();
}
