import { landingAddresses, nameOf, rawQuery, withQuery } from "@/lib/domain/tickets/qa/landing-addresses";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

/** What a browser leaves in an address that was copied after a click: the click, and nobody else's visit. */
const CLICK_IDS = new Set([
  "fbclid",
  "gclid",
  "gbraid",
  "wbraid",
  "dclid",
  "ttclid",
  "msclkid",
  "twclid",
  "li_fat_id",
  "igshid",
  "_ga",
  "_gl",
]);

export const landingQuery: Rule = {
  id: "landing.query",
  version: 1,
  title: "Landing addresses carry nothing twice and nobody's click",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "design", ref: "DESIGN.md §2: what is measured must be this campaign's" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    for (const { pointer, text, added } of landingAddresses(subject)) {
      const raw = rawQuery(text);
      const given = raw.query.split("&");
      const at = { pointer: inPayload(pointer), value: text };
      const clicks = given.filter((parameter) => CLICK_IDS.has(nameOf(parameter)));
      if (clicks.length > 0) {
        yield {
          ...at,
          message: `The landing page carries ${[...new Set(clicks.map(nameOf))].join(", ")} of somebody's own click. Take it out.`,
          suggestion: [
            { op: "replace", path: pointer, value: withQuery(raw, given.filter((parameter) => !clicks.includes(parameter)).join("&")) },
          ],
        };
      }
      const tracking = given.filter((parameter) => nameOf(parameter).startsWith("utm_"));
      const twice = [
        ...new Set(tracking.filter((parameter, index) => tracking.findIndex((other) => nameOf(other) === nameOf(parameter)) < index)),
      ];
      if (twice.length > 0) {
        const isRepeated = (parameter: string, index: number) => given.indexOf(parameter) < index && twice.includes(parameter);
        const kept = given.filter((parameter, index) => !isRepeated(parameter, index));
        const isCertain =
          new Set(kept.filter((parameter) => tracking.includes(parameter)).map(nameOf)).size ===
          kept.filter((parameter) => tracking.includes(parameter)).length;
        yield {
          ...at,
          message: `The landing page has ${[...new Set(twice.map(nameOf))].join(", ")} twice. Keep one.`,
          suggestion: isCertain ? [{ op: "replace", path: pointer, value: withQuery(raw, kept.join("&")) }] : null,
        };
      }
      const again = [...new Set(tracking.map(nameOf))].filter((name) => added.includes(name));
      if (again.length > 0) {
        yield { ...at, message: `The landing page has ${again.join(", ")} already, and the creative adds it once more. Keep one.` };
      }
      if (/[?&]utm_/i.test(raw.after)) {
        yield { ...at, message: "The UTM parameters stand behind the #, where no site is told of them. Put them before it." };
      }
    }
  },
};
