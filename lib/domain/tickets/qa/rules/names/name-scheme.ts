import { nameLimit } from "@/lib/domain/taxonomy/name-limits.rules";
import { type NameTuple, spell } from "@/lib/domain/taxonomy/scheme.rules";
import type { QaInput } from "@/lib/domain/tickets/qa/qa.types";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { quoted } from "@/lib/domain/tickets/qa/shown";

/** Stands for the channel's code while the rest of the name is compared; no code and no segment contains it. */
const CHANNEL = "\0";

export const nameScheme: Rule = {
  id: "name.scheme",
  version: 1,
  title: "The name follows the scheme and fits the platform",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "seed", ref: "seed 002, Taxonomy Engine" },
  reads: ["ticket.name", "campaign.names", "scheme", "channel"],
  needsPlatform: false,
  *judge({ input }) {
    const { ticket, channel } = input;
    const issued = channelCodeIn(input);
    if (issued === null) {
      const expected = spell(input.scheme, { ...tuple(input), channelCode: channel.code });
      yield {
        pointer: "/name",
        message: `The ticket is named ${quoted(ticket.name)}, but its campaign and channel spell ${quoted(expected)}. Make a new ticket for this campaign and channel.`,
        value: ticket.name,
      };
    } else if (issued !== channel.code) {
      yield {
        severity: "info",
        pointer: "/name",
        message: `The channel's code is ${channel.code} now; this ticket keeps the name it was issued with, which says ${issued}.`,
        value: ticket.name,
      };
    }
    const limit = nameLimit(channel.platform);
    const length = ticket.name.length;
    if (limit !== null && ((limit.max !== null && length > limit.max) || length < limit.min)) {
      const allowed = limit.min > 1 ? `${limit.min} to ${limit.max}` : `at most ${limit.max}`;
      yield {
        pointer: "/name",
        message: `The name has ${length} characters and ${channel.name} takes ${allowed}. Duplicate the campaign with a shorter name.`,
        value: ticket.name,
        source: { kind: "spec", ref: limit.source, date: limit.readOn, confidence: limit.confidence },
      };
    }
  },
};

function tuple({ campaign }: QaInput): NameTuple {
  const { brandCode, marketCode, year, nameSegment } = campaign;
  return { brandCode, marketCode, channelCode: CHANNEL, year, campaignName: nameSegment };
}

/** The channel code in the ticket's name, or null when the name is not its campaign's. */
function channelCodeIn(input: QaInput): string | null {
  const [before = "", after = ""] = spell(input.scheme, tuple(input)).split(CHANNEL);
  const { name } = input.ticket;
  if (!name.startsWith(before) || !name.endsWith(after) || name.length <= before.length + after.length) return null;
  const code = name.slice(before.length, name.length - after.length);
  return /^[A-Z0-9_]{1,20}$/.test(code) ? code : null;
}
