import { landingAddresses } from "@/lib/domain/tickets/qa/landing-addresses";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

/** Services that lead elsewhere, and can be pointed elsewhere after the check. */
const SHORTENERS = [
  ...["bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "buff.ly", "is.gd", "cutt.ly", "rebrand.ly", "rb.gy"],
  ...["shorturl.at", "tiny.cc", "lnkd.in", "fb.me", "amzn.to", "youtu.be", "linktr.ee", "t.ly", "bl.ink", "short.io"],
];

export const landingShortener: Rule = {
  id: "landing.shortener",
  version: 1,
  title: "Landing pages are no short links",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "design", ref: "DESIGN.md §2: what was checked is what people see" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    for (const { pointer, host, text } of landingAddresses(subject)) {
      const service = SHORTENERS.find((one) => host === one || host.endsWith(`.${one}`));
      if (service === undefined) continue;
      yield {
        pointer: inPayload(pointer),
        message: `${service} leads to another page, which nobody checked and which may change. Use the page's own address.`,
        value: text,
      };
    }
  },
};
