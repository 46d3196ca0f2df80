import type { z } from "zod";
import type { OutboundRequest, OutboundResponse } from "@/lib/infra/outbound/outbound";
import type { PlatformKey } from "./catalogue";
import type { Mention, PayloadIssue, PayloadSchema, RequestType, Source } from "./payload-schema";

export type PlatformEnvironment = "production" | "sandbox" | "simulator";

/** Kinds of things that exist on a platform. */
export type ObjectKind = "campaign" | "ad_group" | "ad" | "creative" | "budget";

/** The advertising account a connection speaks for. `id` as people write it, without the platform's prefix. */
type PlatformAccount = { id: string; currency: string; timeZone: string };

/** By the platform's own words (`access_token`…). */
export type Credentials = Readonly<Record<string, string>>;

/** A form's view of a credential. `name` is the key in the stored object. */
type CredentialField = { name: string; label: string; help: string; required: boolean; secret: boolean };

/** Everything a request needs besides its content. Never logged, never stored with an attempt. */
export type PlatformAccess = {
  /** Without a trailing slash, version included. From {@link resolveEndpoint}, never from a tenant. */
  baseUrl: string;
  /** Private hosts this endpoint may stand on: the simulators, or an operator's own override. */
  allow: readonly string[];
  account: PlatformAccount;
  credentials: Credentials;
};

export type PlanInput = {
  requestType: RequestType;
  account: PlatformAccount;
  /** The ticket's taxonomy name. */
  name: string;
  /** Ours, stable for the ticket: a retry, also by a later deployment, must find what an earlier one made. */
  reference: string;
  payload: Readonly<Record<string, unknown>>;
  /** The campaign's flight, as instants (ISO 8601 UTC), half-open, and the zone to write them in. */
  flight: { startAt: string | null; endAt: string | null; zone: string };
  /** What an update, pause or resume is about. `lastSent` is the body last sent for it, if we sent it. */
  target: PlannedTarget | null;
  /** How often the ticket has to make a thing anew; see {@link Generations}. */
  generations?: Generations;
};

/**
 * By kind, how much of what the ticket made of it, or of what it stands in, is gone from the platform; absent is none. It
 * only grows by deletions, so a mark that contains it is never that of something deleted.
 */
export type Generations = Readonly<Partial<Record<ObjectKind, number>>>;

/** `lastSent`: the body last sent for it, if we sent it. `state`: as it was last known here. */
type KnownObject = { externalId: string; name: string; lastSent: Readonly<Record<string, unknown>> | null; state: string };

/** The campaign an update, pause or resume is about, and what exists below it, parents before children. */
export type PlannedTarget = KnownObject & { children: readonly (KnownObject & { kind: ObjectKind })[] };

/** A value that only exists when an earlier step is done: the id that step made. */
export type IdOf = { idOf: string };

/** One request, complete but for credentials and for ids that earlier steps make. Safe to show and to hash. */
export type PlannedRequest = {
  /** Unique in its plan: `campaign`, `ad_group`, `ad`… */
  step: string;
  effect: "create" | "update";
  /** What a create makes, or what an update changes. */
  kind: ObjectKind;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the base URL; `{campaign}` stands for the id the step `campaign` made. */
  path: string;
  headers: Readonly<Record<string, string>>;
  /** JSON; an {@link IdOf} may stand where an id will be. */
  body: Readonly<Record<string, unknown>>;
  /** One plain sentence: what this does. */
  meaning: string;
  /** Our mark on a created object; null when the platform has no place for one or nothing is created. */
  reference: string | null;
  /** The object's name: the second way to find it again. */
  name: string;
  /** True when sending it twice does no more than sending it once, so that a lost answer needs no look-up. */
  repeatable: boolean;
  /** The object an update is about. */
  targetExternalId: string | null;
};

export type Plan = { requests: PlannedRequest[] };

/** What became of a request, in the platform's dialect made plain. */
export type Outcome =
  | "success"
  /** Certainly not done; the platform asks us to wait. */
  | "throttled"
  /** Certainly not done (nothing left this machine); worth another try. */
  | "transient"
  /** It may have been done. */
  | "unknown"
  /** Certainly not done, and the same again will not be. */
  | "refused"
  /** The platform says it has had this very request, or has this very object: what that one made must be looked up. */
  | "duplicate";

export type Classified = {
  outcome: Outcome;
  /** One sentence; for a refusal in the platform's own words. */
  reason: string;
  retryAfterSeconds: number | null;
  externalId: string | null;
  platformErrorCode: string | null;
  httpStatus: number | null;
  /** Of a refusal: what the platform holds against single words of the request, where it says so. */
  complaints?: readonly Complaint[];
};

/** `path` (RFC 6901) points into the body that was sent; null when the platform names no word. */
export type Complaint = { path: string | null; message: string; code: string | null };

/** What an attempt keeps: never a credential. */
export type RedactedRequest = { method: string; url: string; headers: Record<string, string>; body: unknown };
export type RedactedResponse = { status: number; headers: Record<string, string>; body: unknown };

/** One request and what came of it. */
export type Exchange = {
  classified: Classified;
  request: RedactedRequest;
  /** Null when no answer arrived. */
  response: RedactedResponse | null;
  /** The parsed answer, for the adapter itself; not redacted. */
  json: unknown;
  /** What the answer says about the account's quota. */
  usage?: Usage | null;
};

/** An object on the platform that may be the one we look for. */
export type Candidate = {
  externalId: string;
  name: string;
  status: string | null;
  /** ISO 8601; null when the platform does not say. */
  createdAt: string | null;
  /** Our mark, when it carries one; null when it carries none. */
  reference: string | null;
};

/** `parentExternalId`: the object it was to be made in; null for a campaign. */
export type LookUpQuery = { kind: ObjectKind; reference: string | null; name: string; since: Date; parentExternalId: string | null };

/** `candidates` is complete when `classified.outcome` is `success`, and empty otherwise. */
export type LookUpResult = { classified: Classified; candidates: Candidate[]; exchanges: Exchange[] };

/** An object as the platform has it now. `fields` in the words a request would use for it, values as the platform writes them. */
export type PlatformSnapshot = {
  kind: ObjectKind;
  externalId: string;
  parentExternalId: string | null;
  name: string;
  /** ACTIVE, PAUSED, ARCHIVED or DELETED, whatever the platform calls them. */
  state: "ACTIVE" | "PAUSED" | "ARCHIVED" | "DELETED";
  /** ISO 8601; null when the platform does not say. */
  createdAt: string | null;
  fields: Readonly<Record<string, unknown>>;
};

type Ask = (request: OutboundRequest) => Promise<Exchange>;

/** `snapshot` null with outcome `success`: the platform has no such object any more. */
export type ReadResult = { classified: Classified; snapshot: PlatformSnapshot | null; exchanges: Exchange[] };

/** One page; `after` goes back into the query for the next, null at the end. */
export type ListResult = { classified: Classified; snapshots: PlatformSnapshot[]; after: string | null; exchanges: Exchange[] };

/** The platform's own lists that a form searches, so that nobody types an id. */
export const PLATFORM_LISTS = ["accounts", "objectives", "interests", "locations", "pages", "pixels"] as const;
export type PlatformList = (typeof PLATFORM_LISTS)[number];

/** `detail`: what tells it from its namesakes, such as the region of a city. `country`: ISO 3166-1 alpha-2 of a location. */
export type PlatformOption = { id: string; name: string; detail: string | null; country?: string | null };
export type SearchResult = { classified: Classified; options: PlatformOption[]; exchanges: Exchange[] };

/**
 * A quota of the platform, as it is enforced per account: at most `calls` in any `windowSeconds`. `suspendsSeconds`: how
 * long the platform shuts the door on who passes it. Where the window is a day that ends at 00:00 UTC, `endsAtMidnight`.
 */
export type Quota = {
  name: string;
  calls: number;
  windowSeconds: number;
  suspendsSeconds?: number;
  endsAtMidnight?: boolean;
  source: Source;
};

/** What an answer says about the quota: the share used (0 to 1 and beyond), and when there is room again. */
export type Usage = { share: number; regainSeconds: number | null };

/** One value that differs between what was sent and what the platform has. Pointer (RFC 6901) into the body sent. */
export type Difference = { pointer: string; sent: unknown; seen: unknown };

/** Where a platform listens. `{version}` is already in it. */
type BaseUrls = {
  production: string;
  /** Null: the platform has no sandbox host (a sandbox account is used on the production host). */
  sandbox: string | null;
  /** Below the simulators' root, e.g. `/meta/v26.0`. */
  simulatorPath: string;
  /** The versioned tail that an operator's override does not repeat, e.g. `/v26.0`. */
  versionPath: string;
};

/**
 * All that Signalbox knows about speaking to one platform. Pure but for {@link lookUp}, which asks through the exchange
 * it is given. A further platform is one folder with one of these, and one line in `registry.ts`.
 */
export type PlatformAdapter = {
  key: PlatformKey;
  apiVersion: string;
  baseUrls: BaseUrls;
  /** Parses stored credentials. @throws ZodError */
  credentials: z.ZodType<Credentials>;
  credentialFields: readonly CredentialField[];
  payload: PayloadSchema;
  /** True when the platform writes our reference in the same act as it creates, so that an unmarked object is not ours. */
  marksCreations: boolean;
  /** The account id as stored ("act_123" → "123"), or null when it is not one. */
  parseAccountId(text: string): string | null;
  /** Everything to say about a payload, never only the first. */
  validate(payload: Readonly<Record<string, unknown>>, context: { requestType: RequestType; currency: string }): PayloadIssue[];
  /** Budgets, words, countries, landing pages…, wherever this platform keeps them. */
  mentions(payload: Readonly<Record<string, unknown>>): Mention[];
  /** @throws PlanError when the payload has a blocking issue. */
  plan(input: PlanInput): Plan;
  /** The real HTTP request. `request` has no open ids ({@link withIds}). */
  toHttp(request: PlannedRequest, access: PlatformAccess): OutboundRequest;
  /** The quotas of an account, tightest window first. From the access tier where the platform has tiers. */
  quotas(access: Pick<PlatformAccess, "account" | "credentials">): readonly Quota[];
  /** What the answer's headers say about the quota; null when they say nothing. */
  usage(response: OutboundResponse): Usage | null;
  /** Judges an answer. `expects` tells whether an id must be in it for a success. */
  classify(response: OutboundResponse, expects: "create" | "update" | "read"): Classified;
  lookUp(query: LookUpQuery, access: PlatformAccess, exchange: Ask): Promise<LookUpResult>;
  read(query: { kind: ObjectKind; externalId: string }, access: PlatformAccess, exchange: Ask): Promise<ReadResult>;
  list(
    query: { kind: ObjectKind; parentExternalId: string | null; after: string | null },
    access: PlatformAccess,
    exchange: Ask,
  ): Promise<ListResult>;
  search(query: { list: PlatformList; text: string; limit: number }, access: PlatformAccess, exchange: Ask): Promise<SearchResult>;
  /** Field by field, in what the platform would take as different: "1800" and 1800, or one instant in two offsets, are the same. */
  differences(kind: ObjectKind, sent: Readonly<Record<string, unknown>>, snapshot: PlatformSnapshot): Difference[];
  /** The request that asks the platform to judge a creation without carrying it out; null where it cannot. */
  dryRun(request: PlannedRequest): PlannedRequest | null;
  /** The request that brings an object this ticket made already to what a creation says; null when it is that already. */
  completion(
    create: PlannedRequest,
    made: { externalId: string; lastSent: Readonly<Record<string, unknown>> | null },
  ): PlannedRequest | null;
  /** The pointer into the ticket's payload of a word of a request; null when it did not come from there. */
  origin(request: PlannedRequest, path: string): string | null;
};

/** A payload that cannot be planned. */
export class PlanError extends Error {
  override readonly name = "PlanError";
  constructor(readonly issues: PayloadIssue[]) {
    super(issues.map((issue) => `${issue.pointer}: ${issue.message}`).join("; "));
  }
}
