import type { Outbound, OutboundRequest } from "@/lib/infra/outbound/outbound";
import { isAppError } from "@/lib/shared/errors";
import { classifyFailure } from "./decisions/classify-failure";
import type { Exchange, IdOf, LookUpQuery, LookUpResult, PlannedRequest, PlatformAccess, PlatformAdapter } from "./platform";
import { parsedJson, redactRequest, redactResponse } from "./redact";

/** The answer of a platform is small; more than this is not one. */
const LARGEST_ANSWER = 2_000_000;
/** A request that has not been answered by then is treated as lost. Within seed 002's five minutes per attempt. */
export const REQUEST_TIMEOUT_MS = 60_000;

type Via = { adapter: PlatformAdapter; access: PlatformAccess; outbound: Outbound; timeoutMs?: number; signal?: AbortSignal };

/**
 * Sends one planned request and says what became of it. Never throws for anything the network or the platform does.
 * @throws Error when the request still has open ids.
 */
export async function sendPlanned(request: PlannedRequest, via: Via): Promise<Exchange> {
  if (openIds(request).length > 0) throw new Error(`The request ${request.step} still waits for the id of ${openIds(request).join(", ")}`);
  return exchange(via.adapter.toHttp(request, via.access), request.effect, via);
}

/** What would be sent, as an attempt records it before any byte leaves. */
export function redactedPlanned(request: PlannedRequest, via: Pick<Via, "adapter" | "access">): Exchange["request"] {
  return redactRequest(via.adapter.toHttp(request, via.access), via.access.credentials);
}

/** Asks the platform for what a lost answer may have left. Never throws for anything the network or the platform does. */
export function lookUp(query: LookUpQuery, via: Via): Promise<LookUpResult> {
  return via.adapter.lookUp(query, via.access, askingVia(via));
}

/** The way an adapter asks: each request on its own, and never an error for anything the network or the platform does. */
export function askingVia(via: Via): (request: OutboundRequest) => Promise<Exchange> {
  return (request) => exchange(request, "read", via);
}

async function exchange(request: OutboundRequest, expects: "create" | "update" | "read", via: Via): Promise<Exchange> {
  const { adapter, access, outbound } = via;
  const redacted = redactRequest(request, access.credentials);
  const options = { timeoutMs: via.timeoutMs ?? REQUEST_TIMEOUT_MS, maxBytes: LARGEST_ANSWER, allow: access.allow };
  try {
    const response = await outbound(request, via.signal ? { ...options, signal: via.signal } : options);
    return {
      classified: adapter.classify(response, expects),
      request: redacted,
      response: redactResponse(response, access.credentials),
      json: parsedJson(response),
      usage: adapter.usage(response),
    };
  } catch (error) {
    // A refusal of ours, such as a call budget without room: nobody was asked.
    if (isAppError(error)) throw error;
    return { classified: classifyFailure(error), request: redacted, response: null, json: null };
  }
}

/** The request with the ids that earlier steps made, by step name. Steps that are not there yet stay open. */
export function withIds(request: PlannedRequest, ids: Readonly<Record<string, string>>): PlannedRequest {
  const path = request.path.replace(/\{(\w+)\}/g, (whole, step: string) => ids[step] ?? whole);
  return { ...request, path, body: filled(request.body, ids) as PlannedRequest["body"] };
}

/** The steps whose ids a request still waits for. */
export function openIds(request: PlannedRequest): string[] {
  const found = new Set([...request.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""));
  JSON.stringify(request.body, (_key, value: unknown) => {
    if (isIdOf(value)) found.add(value.idOf);
    return value;
  });
  return [...found];
}

function filled(value: unknown, ids: Readonly<Record<string, string>>): unknown {
  if (isIdOf(value)) return ids[value.idOf] ?? value;
  if (Array.isArray(value)) return value.map((item) => filled(item, ids));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner, ids)]));
}

function isIdOf(value: unknown): value is IdOf {
  return (
    typeof value === "object" && value !== null && Object.keys(value).length === 1 && "idOf" in value && typeof value.idOf === "string"
  );
}
