import { toBudgetUnits } from "@/lib/platforms/meta/money";
import type { PayloadField, PayloadIssue, RequestType } from "@/lib/platforms/payload-schema";
import { type ObjectKind, PlanError, type PlanInput, type PlannedRequest } from "@/lib/platforms/platform";
import { withOffset } from "@/lib/shared/time";
import { REFERENCE_PREFIX } from "../facts";

export type Body = Record<string, unknown>;
export type Given = Readonly<Record<string, unknown>>;

export const JSON_HEADERS = { accept: "application/json", "content-type": "application/json" } as const;

/** What people call each kind in a sentence. */
export const KIND_NAMES: Readonly<Record<ObjectKind, string>> = {
  campaign: "campaign",
  ad_group: "ad set",
  creative: "creative",
  ad: "ad",
  budget: "budget",
};

/** The edge of the account, or of a parent, that holds each kind. Source: facts.ts, edges. */
export const EDGES = { campaign: "campaigns", ad_group: "adsets", creative: "adcreatives", ad: "ads" } as const satisfies Partial<
  Record<ObjectKind, string>
>;
export type MetaKind = keyof typeof EDGES;

/** The id of the account as its path wants it. */
export function accountPath(accountId: string): string {
  return `/act_${accountId}`;
}

/** A request that creates one object, with our mark. Meta has no idempotency key and lets names repeat. */
export function creation(input: PlanInput, made: { step: string; kind: MetaKind; body: Body; meaning: string }): PlannedRequest {
  const { step, kind, body, meaning } = made;
  return {
    step,
    effect: "create",
    kind,
    method: "POST",
    path: `${accountPath(input.account.id)}/${EDGES[kind]}`,
    headers: JSON_HEADERS,
    body: { name: input.name, ...body, adlabels: [{ name: REFERENCE_PREFIX + input.reference }] },
    meaning,
    reference: input.reference,
    name: input.name,
    repeatable: false,
    targetExternalId: null,
  };
}

/** A request that sets words of an object that exists. Values are absolute: twice leaves what once leaves. */
export function changeOf(
  target: { externalId: string; name: string },
  change: { step: string; kind: MetaKind; body: Body; meaning: string },
): PlannedRequest {
  return {
    effect: "update",
    method: "POST",
    path: `/${target.externalId}`,
    headers: JSON_HEADERS,
    reference: null,
    name: target.name,
    repeatable: true,
    targetExternalId: target.externalId,
    ...change,
  };
}

/** The words of one level that a request type sends, in Meta's units. Times are written apart. */
export function wordsOf(fields: readonly PayloadField[], given: Given, requestType: RequestType, currency: string): Body {
  const body: Body = {};
  for (const field of fields) {
    const value = given[field.name];
    if (field.use[requestType] === undefined || field.role === "start" || field.role === "end") continue;
    if (value !== undefined && value !== null) body[field.name] = inMetaUnits(field, value, currency);
  }
  return body;
}

function inMetaUnits(field: PayloadField, value: unknown, currency: string): unknown {
  if (field.type.kind !== "money") return value;
  const units = toBudgetUnits(value, currency);
  if (units === null) throw new Error(`${field.name} was validated and yet is no amount in ${currency}`);
  return units;
}

/** First moment and end as Meta takes them: the words given, else the campaign's flight with its zone's offset. */
export function flightOf(input: PlanInput, ...given: readonly { start: unknown; end: unknown }[]): { start?: string; end?: string } {
  const { startAt, endAt, zone } = input.flight;
  const isMoment = (value: unknown): value is string => typeof value === "string";
  const start = given.map((times) => times.start).find(isMoment) ?? (startAt === null ? null : withOffset(startAt, zone));
  const end = given.map((times) => times.end).find(isMoment) ?? (endAt === null ? null : withOffset(endAt, zone));
  return { ...(start === null ? {} : { start }), ...(end === null ? {} : { end }) };
}

export function sameInstant(a: unknown, b: unknown): boolean {
  return typeof a === "string" && typeof b === "string" && Date.parse(a) === Date.parse(b);
}

/** The object a payload's word is, or null when it is none. */
export function objectOf(value: unknown): Given | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Given) : null;
}

/** "50.00 USD a day", or null without a budget here. */
export function budgetInWords(given: Given, currency: string): string | null {
  if (given.daily_budget != null) return `${given.daily_budget} ${currency} a day`;
  return given.lifetime_budget == null ? null : `${given.lifetime_budget} ${currency} in all`;
}

/** What stands in the way of a plan, as one blocking issue. */
export function planObstacle(pointer: string, message: string, rule: PayloadIssue["rule"] = "payload.required"): PlanError {
  return new PlanError([{ rule, severity: "block", pointer, message, value: null, suggestion: null, source: null }]);
}
