import { landingAddresses, MACRO } from "@/lib/domain/tickets/qa/landing-addresses";
import { blockOf } from "@/lib/domain/tickets/qa/payload-places";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { quoted } from "@/lib/domain/tickets/qa/shown";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

export const utmContentUnique: Rule = {
  id: "utm.content_unique",
  version: 1,
  title: "Each ad has a utm_content of its own",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: {
    kind: "spec",
    ref: "support.google.com/analytics/answer/10917952: utm_content tells creatives apart",
    date: "2026-11-21",
    confidence: "M",
  },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const ads = landingAddresses(subject).filter(({ pointer }) => blockOf(subject, pointer) !== "");
    if (new Set(ads.map(({ creative }) => creative)).size < 2) return;
    const first = new Map<string, string>();
    for (const { pointer, creative, parameters } of ads) {
      if (!parameters.some(({ name }) => name.startsWith("utm_"))) continue;
      const content = parameters.find(({ name }) => name === "utm_content")?.value ?? "";
      if (MACRO.test(content)) continue;
      const earlier = first.get(content.toLowerCase());
      first.set(content.toLowerCase(), earlier ?? creative);
      if (content !== "" && (earlier === undefined || earlier === creative)) continue;
      yield {
        pointer: inPayload(pointer),
        message:
          content === ""
            ? "This ad has no utm_content, so its visits cannot be told from those of the ticket's other ads."
            : `utm_content ${quoted(content)} is that of the ad at ${earlier} too. Give each ad its own.`,
        value: content,
      };
    }
  },
};
