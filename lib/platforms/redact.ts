import type { OutboundRequest, OutboundResponse } from "@/lib/infra/outbound/outbound";
import type { Credentials, RedactedRequest, RedactedResponse } from "./platform";

const HIDDEN = "[redacted]";
const SECRET_HEADERS = /^(authorization|access-token|cookie|set-cookie|x-api-key|developer-token|proxy-authorization)$/i;
const SECRET_PARAMETERS = /^(access_token|appsecret_proof|client_secret|refresh_token|secret|token|fb_exchange_token)$/i;
/** Answer headers worth keeping with an attempt: limits, waits, and the ids a platform's support asks for. */
const KEPT_HEADERS =
  /^(content-type|date|retry-after|x-.*usage|x-fb-(trace-id|request-id|rev)|x-request-id|x-ratelimit-.*|ratelimit.*|facebook-api-version)$/i;
const LONGEST_BODY = 20_000;
/** Stored beside the credentials, and an ordinary word. */
const NOT_SECRET = /^access_tier$/;
/** A shorter "secret" would black out ordinary words. */
const SHORTEST_SECRET = 6;

/** What an attempt keeps of a request: no credential, wherever it stands. */
export function redactRequest(request: OutboundRequest, credentials: Credentials): RedactedRequest {
  const url = new URL(request.url);
  for (const name of [...url.searchParams.keys()]) {
    if (SECRET_PARAMETERS.test(name)) url.searchParams.set(name, HIDDEN);
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers ?? {}).map(([name, value]) => [name, SECRET_HEADERS.test(name) ? HIDDEN : scrub(value, credentials)]),
  );
  const body = typeof request.body === "string" ? redactBody(request.body, credentials) : null;
  return { method: request.method, url: scrub(url.href, credentials), headers, body };
}

/** What an attempt keeps of an answer. */
export function redactResponse(response: OutboundResponse, credentials: Credentials): RedactedResponse {
  const headers = Object.fromEntries(
    Object.entries(response.headers)
      .filter(([name]) => KEPT_HEADERS.test(name))
      .map(([name, value]) => [name, scrub(value, credentials)]),
  );
  return { status: response.status, headers, body: redactBody(response.text(), credentials) };
}

/** The answer's JSON, or null when it is none. */
export function parsedJson(response: OutboundResponse): unknown {
  try {
    return JSON.parse(response.text());
  } catch {
    return null;
  }
}

function redactBody(text: string, credentials: Credentials): unknown {
  const scrubbed = scrub(text.replaceAll("\u0000", ""), credentials);
  if (scrubbed.length > LONGEST_BODY) return `${scrubbed.slice(0, LONGEST_BODY).toWellFormed()}… (${scrubbed.length} characters)`;
  try {
    return hideKeys(JSON.parse(scrubbed));
  } catch {
    return scrubbed;
  }
}

function hideKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hideKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET_PARAMETERS.test(name) && typeof inner === "string" ? HIDDEN : hideKeys(inner),
    ]),
  );
}

/** Blacks out every credential that a text repeats, as platforms do in error messages. */
function scrub(text: string, credentials: Credentials): string {
  let clean = text;
  for (const [name, secret] of Object.entries(credentials)) {
    if (secret.length < SHORTEST_SECRET || NOT_SECRET.test(name)) continue;
    clean = clean.replaceAll(secret, HIDDEN).replaceAll(encodeURIComponent(secret), HIDDEN);
  }
  return clean;
}
