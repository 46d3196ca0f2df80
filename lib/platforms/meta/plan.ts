import { validatePayload } from "@/lib/platforms/payload/validate-payload";
import type { PayloadField } from "@/lib/platforms/payload-schema";
import { type Plan, PlanError, type PlanInput, type PlannedRequest } from "@/lib/platforms/platform";
import { withOffset } from "@/lib/shared/time";
import { REFERENCE_PREFIX } from "./facts";
import { budgetBounds, toBudgetUnits } from "./money";
import { META_PAYLOAD } from "./payload";

const JSON_HEADERS = { accept: "application/json", "content-type": "application/json" } as const;

type Body = Record<string, unknown>;

/**
 * The requests a ticket makes at Meta, complete but for the token. Built from the allow-list word by word, so that
 * nothing a payload contains beyond it can reach the platform. New campaigns are paused.
 * @throws PlanError when the payload has a blocking issue.
 */
export function planMeta(input: PlanInput): Plan {
  const { currency } = input.account;
  const context = { requestType: input.requestType, ...budgetBounds(currency) };
  const blocks = validatePayload(META_PAYLOAD, input.payload, context).filter((issue) => issue.severity === "block");
  if (blocks.length > 0) throw new PlanError(blocks);
  switch (input.requestType) {
    case "CREATE_CAMPAIGN":
      return { requests: [createCampaign(input)] };
    case "UPDATE_CAMPAIGN":
      return { requests: [updateCampaign(input)] };
    case "PAUSE_CAMPAIGN":
      return { requests: [change(input, { status: "PAUSED" }, (name) => `Pause the campaign ${name}`)] };
    case "RESUME_CAMPAIGN":
      return { requests: [change(input, { status: "ACTIVE" }, (name) => `Resume the campaign ${name}`)] };
  }
}

/** The id of the account as its path wants it. */
export function accountPath(accountId: string): string {
  return `/act_${accountId}`;
}

function createCampaign(input: PlanInput): PlannedRequest {
  const words = campaignWords(input);
  const body: Body = {
    name: input.name,
    ...words,
    // Required by the API even when nothing applies; sending it is the advertiser's declaration.
    special_ad_categories: words.special_ad_categories ?? [],
    ...flight(input),
    // Never live by itself: it is resumed by a ticket of its own.
    status: "PAUSED",
    adlabels: [{ name: REFERENCE_PREFIX + input.reference }],
  };
  const hasBudget = words.daily_budget !== undefined || words.lifetime_budget !== undefined;
  // Since v24 a campaign without a budget must say whether its ad sets share theirs (error 100/4834011 otherwise).
  if (!hasBudget) body.is_adset_budget_sharing_enabled = words.is_adset_budget_sharing_enabled ?? false;
  return {
    step: "campaign",
    effect: "create",
    kind: "campaign",
    method: "POST",
    path: `${accountPath(input.account.id)}/campaigns`,
    headers: JSON_HEADERS,
    body,
    meaning: `Create the campaign ${input.name} in ad account ${input.account.id}, paused, ${budgetInWords(input)}`,
    reference: input.reference,
    name: input.name,
    // Meta has no idempotency key and lets names repeat: the same request twice is two campaigns.
    repeatable: false,
    targetExternalId: null,
  };
}

function updateCampaign(input: PlanInput): PlannedRequest {
  const words = campaignWords(input);
  const wanted = flight(input);
  const sent = input.target?.lastSent ?? null;
  const changedFlight = Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => input.payload[name] != null || (sent !== null && !sameInstant(sent[name], value))),
  );
  const body = { ...words, ...changedFlight };
  const named = Object.keys(body).join(", ");
  return change(input, body, (name) => `Update ${named || "nothing"} of the campaign ${name}`);
}

function change(input: PlanInput, body: Body, meaning: (name: string) => string): PlannedRequest {
  const target = input.target;
  if (!target) {
    const message = "There is no campaign on the platform that this ticket is about";
    throw new PlanError([
      { rule: "payload.required", severity: "block", pointer: "", message, value: null, suggestion: null, source: null },
    ]);
  }
  return {
    step: "campaign",
    effect: "update",
    kind: "campaign",
    method: "POST",
    path: `/${target.externalId}`,
    headers: JSON_HEADERS,
    body,
    meaning: meaning(target.name),
    reference: null,
    name: target.name,
    // Values are absolute: sending them twice leaves what sending them once leaves.
    repeatable: true,
    targetExternalId: target.externalId,
  };
}

/** The payload's words of the campaign level, in Meta's units. The flight is written apart. */
function campaignWords(input: PlanInput): Body {
  const body: Body = {};
  for (const field of META_PAYLOAD.fields) {
    const value = input.payload[field.name];
    const isSent =
      field.level === "campaign" && field.use[input.requestType] !== undefined && field.role !== "start" && field.role !== "end";
    if (isSent && value !== undefined && value !== null) body[field.name] = inMetaUnits(field, value, input.account.currency);
  }
  return body;
}

function inMetaUnits(field: PayloadField, value: unknown, currency: string): unknown {
  if (field.type.kind !== "money") return value;
  const units = toBudgetUnits(value, currency);
  if (units === null) throw new Error(`${field.name} was validated and yet is no amount in ${currency}`);
  return units;
}

/** start_time and stop_time as Meta takes them: the payload's when given, else the campaign's flight with its zone's offset. */
function flight(input: PlanInput): Record<string, string> {
  const { startAt, endAt, zone } = input.flight;
  const written: Record<string, string> = {};
  const start = input.payload.start_time ?? (startAt === null ? null : withOffset(startAt, zone));
  const stop = input.payload.stop_time ?? (endAt === null ? null : withOffset(endAt, zone));
  if (typeof start === "string") written.start_time = start;
  if (typeof stop === "string") written.stop_time = stop;
  return written;
}

function sameInstant(a: unknown, b: unknown): boolean {
  return typeof a === "string" && typeof b === "string" && Date.parse(a) === Date.parse(b);
}

function budgetInWords(input: PlanInput): string {
  const { payload, account } = input;
  if (payload.daily_budget != null) return `${payload.daily_budget} ${account.currency} a day`;
  if (payload.lifetime_budget != null) return `${payload.lifetime_budget} ${account.currency} in all`;
  return "without a budget of its own";
}
