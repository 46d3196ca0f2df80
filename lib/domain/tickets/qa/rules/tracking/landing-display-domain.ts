import { isSameSite, landingAddresses, siteOf } from "@/lib/domain/tickets/qa/landing-addresses";
import { parentOf } from "@/lib/domain/tickets/qa/payload-places";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { quoted } from "@/lib/domain/tickets/qa/shown";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

export const landingDisplayDomain: Rule = {
  id: "landing.display_domain",
  version: 1,
  title: "The address that is shown is the one a click leads to",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "design", ref: "DESIGN.md §2: reviewers of every platform send back an address that misleads" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const addresses = landingAddresses(subject);
    for (const { pointer, value } of subject.mentions("display_url")) {
      if (typeof value !== "string") continue;
      const shown = hostIn(value);
      const landing = addresses.find(({ creative }) => creative === parentOf(pointer));
      if (shown === null || !landing || isSameSite(shown, landing.host)) continue;
      yield {
        pointer: inPayload(pointer),
        message: `The ad shows ${quoted(value)}, but a click leads to ${landing.host}. Show the site it leads to.`,
        value,
      };
    }
  },
};

/** The host of an address as it is shown, with or without `https://`; null when it is no address but a few words. */
function hostIn(text: string): string | null {
  const found = /^\s*(?:https?:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?:[/?#:]|\s*$)/i.exec(text);
  return found?.[1] === undefined ? null : siteOf(found[1]);
}
