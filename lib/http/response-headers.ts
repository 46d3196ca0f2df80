/** Headers of every API answer: private, never stored, never interpreted as anything but what they say. */
const ALWAYS: readonly (readonly [string, string])[] = [
  ["cache-control", "no-store"],
  ["content-security-policy", "default-src 'none'; frame-ancestors 'none'"],
  ["referrer-policy", "no-referrer"],
  ["x-content-type-options", "nosniff"],
  ["cross-origin-resource-policy", "same-origin"],
];

/** A fresh set of the standing headers with the request's id, and `extra` on top. */
export function apiHeaders(requestId: string, extra?: Iterable<readonly [string, string]>): Headers {
  const headers = new Headers();
  for (const [name, value] of ALWAYS) headers.set(name, value);
  headers.set("x-request-id", requestId);
  for (const [name, value] of extra ?? []) headers.set(name, value);
  return headers;
}
