import type { Scheme } from "@/lib/domain/taxonomy/scheme.rules";
import type { RequestType } from "@/lib/platforms/payload-schema";
import type { PatchOperation, Severity } from "./qa.schema";

/**
 * Everything the rules may look at, as plain JSON: instants in ISO 8601 UTC, money as decimal strings. Nothing in it is
 * fetched by a rule, so that the same input always has the same findings.
 */
export type QaInput = {
  /** The moment of judgement. */
  now: string;
  ticket: QaTicket;
  campaign: QaCampaign;
  /** The scheme the campaign's name was issued by. */
  scheme: Scheme;
  brand: { id: string; name: string; familyFriendly: boolean; deleted: boolean };
  market: { id: string; code: string; name: string; country: string; currency: string; timeZone: string; deleted: boolean };
  /** `platform` is a key of lib/platforms' catalogue. */
  channel: { id: string; platform: string; code: string; name: string; deleted: boolean };
  /** The connection the ticket would go through; null when there is none, or several and none is named. */
  connection: { id: string; accountId: string; currency: string; timeZone: string; environment: string } | null;
  rivals: QaRivals;
  /** What the campaign's other tickets may spend, as far as they are ready or trafficked. */
  siblings?: readonly QaSibling[];
  /** What the plan has against a payload that is lawful by itself. */
  planIssues?: readonly QaPlanIssue[];
  targets: QaTargets;
  /** The workspace's checklist as far as it applies to the ticket, in its order. */
  checklist: readonly QaChecklistItem[];
  /** Names of the platform's own ids that the payload mentions, as far as they are known. */
  resolved?: { interests: Readonly<Record<string, string>> };
  settings: QaSettings;
};

/** `payload` is `payload_config` as it was saved: any JSON object. */
type QaTicket = {
  id: string;
  requestType: RequestType;
  name: string;
  label: string | null;
  payload: Readonly<Record<string, unknown>>;
};

/** `brandCode`, `marketCode`, `year` and `nameSegment` are those the campaign's name was issued with. */
export type QaCampaign = {
  id: string;
  name: string;
  campaignName: string;
  brandCode: string;
  marketCode: string;
  year: number;
  nameSegment: string;
  status: string;
  approval: string;
  budget: string;
  currency: string;
  startAt: string | null;
  endAt: string | null;
  timeZone: string;
  archived: boolean;
  deleted: boolean;
};

/** What bears the ticket's name on its connection already. Only looked at for a creation; never the ticket itself or what it made. */
export type QaRivals = {
  /** Other CREATE tickets that are ready, deploying or trafficked. `key` is how people call a ticket (`SB-12`). */
  tickets: readonly { id: string; key: string; status: string }[];
  /** Platform objects, ours or a stranger's. */
  objects: readonly { externalId: string; kind: string }[];
};

/** A budget in currency units, as a decimal string. */
export type QaBudget = { kind: "daily" | "lifetime"; amount: string; currency: string };

/** Another ticket that creates something for the same campaign. Comes and goes by its own success, so no check rests on it. */
export type QaSibling = { key: string; status: string; budgets: readonly QaBudget[] };

/**
 * One thing that stands in the plan's way, mostly what earlier deployments made. Comes and goes with the objects on the
 * platform, so no check rests on it. `pointer` goes into the payload, `value` is what stands there; `mend` is certain.
 */
export type QaPlanIssue = { pointer: string; message: string; value: unknown; mend: readonly PatchOperation[] | null };

/** What an update, pause or resume could be about. */
type QaTargets = {
  /** `target_object_id` of the ticket. */
  chosenId: string | null;
  /** Live campaign objects of the ticket's campaign, channel and connection, and the chosen one if it is live. */
  live: readonly { id: string; externalId: string; name: string }[];
};

/** `stale`: signed before the payload's last change, and the item asks for another signature then. */
export type QaChecklistItem = { id: string; text: string; required: boolean; state: "signed" | "unsigned" | "stale" };

/** What the workspace decided about a rule; a severity of null is the rule's own. */
export type RuleSwitch = { enabled: boolean; severity: Severity | null };

/** `daily` and `lifetime` are decimal strings in currency units; null is no cap. */
export type BudgetCap = { daily: string | null; lifetime: string | null };

export type QaSettings = {
  /** Words and phrases that no text of a family-friendly brand may contain. */
  forbiddenWords: readonly string[];
  /** Highest budget of one ticket, by ISO 4217 code. */
  budgetCaps: Readonly<Record<string, BudgetCap>>;
  /** `approval.required_to_deploy`. */
  approvalRequiredToDeploy: boolean;
  /** By rule id; a rule that is not in it is on, in its own severity. */
  rules: Readonly<Record<string, RuleSwitch>>;
};
