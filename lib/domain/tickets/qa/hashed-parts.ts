import { isFlightOver, isGone } from "./life";
import type { QaInput } from "./qa.types";
import { QA_RULES } from "./registry";
import { appliesTo } from "./rule";

/**
 * What a check rests on, by name: a hash over these parts is kept with the check, and plan, deploy and every send
 * compare it. A part that differs names itself to the person whose ticket went back to DRAFT.
 *
 * Left out on purpose: `now` (only whether the flight is over counts), the campaign's status as long as it is alive
 * (a ticket may be checked before its campaign starts) and its approval (compared on its own), rivals (they change by
 * the ticket's own success; the deployment looks for them itself), siblings (they change by theirs) and what the plan has against it (the plan says so
 * itself, wherever it is built).
 */
export function hashedParts(input: QaInput): Record<string, unknown> {
  const { ticket, campaign, brand, market, channel, connection, scheme, targets } = input;
  const { name, campaignName, brandCode, marketCode, year, nameSegment, budget, currency, startAt, endAt, timeZone } = campaign;
  return {
    ticket: { requestType: ticket.requestType, name: ticket.name, label: ticket.label, payload: ticket.payload },
    campaign: { name, campaignName, brandCode, marketCode, year, nameSegment, budget, currency, gone: isGone(campaign) },
    flight: { startAt, endAt, timeZone, over: isFlightOver(input) },
    scheme: { separator: scheme.separator, segments: scheme.segments },
    brand,
    market,
    channel,
    connection,
    target: ticket.requestType === "CREATE_CAMPAIGN" ? null : targets,
    ...judgedByTheWorkspace(input),
  };
}

/** What the workspace adds of its own. A pause rests on none of it: nothing may stand in the way of stopping. */
function judgedByTheWorkspace({ ticket, channel, settings, checklist, resolved }: QaInput): Record<string, unknown> {
  if (ticket.requestType === "PAUSE_CAMPAIGN") return { settings: null, checklist: null, resolved: null };
  const { forbiddenWords, budgetCaps } = settings;
  const switched = QA_RULES.filter((rule) => settings.rules[rule.id] && appliesTo(rule, channel.platform, ticket.requestType));
  const rules = Object.fromEntries(switched.map(({ id }) => [id, settings.rules[id]]));
  return {
    settings: { forbiddenWords, budgetCaps, rules },
    // What need not be signed changes nothing by being signed.
    checklist: checklist.filter((item) => item.required).map(({ id, text, state }) => ({ id, text, done: state === "signed" })),
    resolved: resolved?.interests ?? {},
  };
}
