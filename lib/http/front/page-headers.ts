import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isHttps } from "./forwarded";

const HSTS = "max-age=31536000; includeSubDomains";

/** Standing headers of every answer. Next keeps what is set already, so what a route decides itself is not among them. */
const ALWAYS: readonly (readonly [string, string])[] = [
  ["x-content-type-options", "nosniff"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"],
];

/** Sets the standing headers, and HSTS when the browser spoke https. */
export function setStandingHeaders(request: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of ALWAYS) response.setHeader(name, value);
  // A page's own requests carry its address, from which the API reads their workspace; other sites learn nothing.
  response.setHeader("referrer-policy", request.url?.startsWith("/api/") ? "no-referrer" : "same-origin");
  if (isHttps(request)) response.setHeader("strict-transport-security", HSTS);
}

/**
 * Gives a page its Content-Security-Policy with a fresh nonce. Next takes the nonce from the request's header, so a
 * client's own one never gets there. Scripts and assets of the build and answers of the API are no pages.
 */
export function setContentSecurityPolicy(request: IncomingMessage, response: ServerResponse, dev: boolean): void {
  delete request.headers["content-security-policy"];
  delete request.headers["content-security-policy-report-only"];
  if (/^\/(?:_next|api)\//.test(request.url ?? "")) return;
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), dev);
  request.headers["content-security-policy"] = policy;
  response.setHeader("content-security-policy", policy);
}

/**
 * Scripts run by nonce only. In development the overlay inserts style elements and evaluates code: there styles are
 * open, without a nonce, because a nonce would switch 'unsafe-inline' off. Style attributes are React's `style={}`.
 */
function contentSecurityPolicy(nonce: string, dev: boolean): string {
  return [
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
