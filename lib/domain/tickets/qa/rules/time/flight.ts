import { isFlightOver } from "@/lib/domain/tickets/qa/life";
import { saidByAllowList } from "@/lib/domain/tickets/qa/platform-source";
import { type Rule, type Said, SPENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload, type Subject } from "@/lib/domain/tickets/qa/subject";
import type { Mention } from "@/lib/platforms/payload-schema";

type Edge = { at: number; pointer: string; text: string };

export const flight: Rule = {
  id: "flight.order",
  version: 2,
  title: "The flight is in order and not past",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SPENDING },
  source: { kind: "design", ref: "DESIGN.md §1.5" },
  reads: ["now", "ticket.requestType", "ticket.payload", "campaign.flight", "market", "channel", "connection", "campaign.money"],
  needsPlatform: false,
  *judge(subject) {
    const { campaign, market, ticket } = subject.input;
    for (const issue of subject.issues("flight")) yield saidByAllowList(issue);

    const start = edge(campaign.startAt, "/campaign/start_at");
    const end = edge(campaign.endAt, "/campaign/end_at");
    yield* order(start, end);
    if (isFlightOver(subject.input)) {
      yield {
        severity: ticket.requestType === "UPDATE_CAMPAIGN" ? "warn" : "block",
        pointer: "/campaign/end_at",
        message: `The flight ended at ${campaign.endAt}. Give the campaign a flight that lies ahead.`,
        value: campaign.endAt,
      };
    } else if (subject.isCreation && start && start.at < Date.parse(subject.input.now)) {
      yield {
        severity: "warn",
        pointer: "/campaign/start_at",
        message: `The flight began at ${campaign.startAt} already: the campaign runs from the moment it is resumed.`,
        value: campaign.startAt,
      };
    }
    yield* inPayloadFlight(subject, start, end);
    if (campaign.timeZone !== market.timeZone) {
      yield {
        severity: "warn",
        pointer: "/campaign/time_zone",
        message: `The flight is kept in ${campaign.timeZone}, but the market ${market.code} is in ${market.timeZone} now. Check the hours.`,
        value: campaign.timeZone,
      };
    }
  },
};

/** A flight given in the payload replaces the campaign's at its level. */
function* inPayloadFlight(subject: Subject, campaignStart: Edge | null, campaignEnd: Edge | null): Generator<Said> {
  const starts = subject.mentions("start");
  const ends = subject.mentions("end");
  const now = Date.parse(subject.input.now);
  for (const level of ["campaign", "ad_group", "ad"] as const) {
    const own = (mentions: Mention[]) => {
      const mention = mentions.find((candidate) => candidate.level === level);
      return mention ? edge(mention.value, inPayload(mention.pointer)) : null;
    };
    const start = own(starts);
    const end = own(ends);
    if (!start && !end) continue;
    yield* order(start ?? campaignStart, end ?? campaignEnd);
    if (end && end.at <= now) yield { pointer: end.pointer, message: `${end.text} is past. Give an end that lies ahead.`, value: end.text };
  }
}

function* order(start: Edge | null, end: Edge | null): Generator<Said> {
  if (!start || !end || start.at < end.at) return;
  yield {
    pointer: end.pointer,
    message: `The flight ends at ${end.text}, which is not after its start at ${start.text}.`,
    value: end.text,
  };
}

function edge(value: unknown, pointer: string): Edge | null {
  if (typeof value !== "string") return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : { at, pointer, text: value };
}
