import { landingAddresses, MACRO } from "@/lib/domain/tickets/qa/landing-addresses";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { quoted } from "@/lib/domain/tickets/qa/shown";
import { inPayload, type Subject } from "@/lib/domain/tickets/qa/subject";
import { platformCatalogue } from "@/lib/platforms/catalogue";

/** What people write for a platform in utm_source, besides its names in the catalogue. */
const ALSO: Readonly<Record<string, readonly string[]>> = { meta: ["fb", "ig", "instagram", "facebook_ads", "meta_ads"], tiktok: ["tt"] };

export const utmTaxonomy: Rule = {
  id: "utm.taxonomy",
  version: 1,
  title: "UTM parameters name this campaign and this platform",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "seed", ref: "seed 002, Taxonomy Engine: one name for a campaign everywhere" },
  reads: ["ticket.name", "ticket.payload", "campaign.names", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const { ticket, campaign, channel } = subject.input;
    const names = new Set([ticket.name, campaign.name].map((name) => name.toLowerCase()));
    for (const { pointer, parameters } of landingAddresses(subject)) {
      const valueAt = (name: string) => parameters.find((parameter) => parameter.name === name)?.value ?? "";
      const given = valueAt("utm_campaign");
      if (given !== "" && !MACRO.test(given) && !names.has(given.toLowerCase())) {
        yield {
          pointer: inPayload(pointer),
          message: `utm_campaign is ${quoted(given)}, but this campaign is called ${quoted(ticket.name.toLowerCase())}. Use its name, so that reports find each other.`,
          value: given,
        };
      }
      const source = valueAt("utm_source");
      const other = MACRO.test(source) ? null : otherPlatform(subject, source);
      if (other !== null) {
        yield {
          pointer: inPayload(pointer),
          message: `utm_source is ${quoted(source)}, which means ${other}, but this ticket is for ${channel.name}.`,
          value: source,
        };
      }
    }
  },
};

/** The platform that a source means when it means another one; a source of one's own means none. */
function otherPlatform({ input }: Subject, source: string): string | null {
  const wanted = source.trim().toLowerCase();
  const named = platformCatalogue.find(({ key, displayName, taxonomyName, aliases }) =>
    [key, displayName.toLowerCase(), taxonomyName.toLowerCase(), ...aliases, ...(ALSO[key] ?? [])].includes(wanted),
  );
  return named && named.key !== "other" && named.key !== input.channel.platform ? named.displayName : null;
}
