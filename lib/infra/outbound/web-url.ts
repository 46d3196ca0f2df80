import type { OutboundRequest, OutboundResponse } from "./outbound";
import { OutboundError } from "./outbound-error";

/** Headers that say who we are and must not follow a redirect to another origin. */
const CREDENTIAL_HEADERS = /^(authorization|cookie|proxy-authorization|access-token|x-api-key)$/i;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Parses an absolute web address. @throws OutboundError `bad_url` for another scheme or one with credentials in it. */
export function webUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) throw new OutboundError("bad_url", "The address is not a URL", { sent: false });
  if (url.username || url.password) throw new OutboundError("bad_url", "The address carries a user name or password", { sent: false });
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new OutboundError("bad_url", `The scheme ${url.protocol} is not one of the web`, { sent: false });
  }
  return url;
}

/**
 * The request a redirect asks for, or null when the answer is none that may be followed (only GET and HEAD are: a POST
 * that is repeated elsewhere is a second effect). Credentials stay with the origin they were meant for.
 */
export function redirected(request: OutboundRequest, response: OutboundResponse): OutboundRequest | null {
  const { location } = response.headers;
  if (!REDIRECTS.has(response.status) || !location) return null;
  if (request.method !== "GET" && request.method !== "HEAD") return null;
  if (!URL.canParse(location, response.url)) return null;
  const to = new URL(location, response.url);
  if (to.origin === new URL(response.url).origin) return { ...request, url: to.href };
  const headers = Object.entries(request.headers ?? {}).filter(([name]) => !CREDENTIAL_HEADERS.test(name));
  return { ...request, url: to.href, headers: Object.fromEntries(headers) };
}
