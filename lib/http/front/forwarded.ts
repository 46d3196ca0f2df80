import type { IncomingMessage } from "node:http";

const HOST = /^(?:[a-z0-9](?:[a-z0-9._-]{0,252})|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** What reaches Next says who asked and by which address; whatever else a client writes there is thrown away. */
const NEVER_BELIEVED = [
  "forwarded",
  "x-forwarded-port",
  "x-forwarded-server",
  "x-real-ip",
  "x-client-ip",
  "cf-connecting-ip",
  "true-client-ip",
];

/** True for a Host header that can stand in a URL. Absent counts as malformed: every browser and HTTP/1.1 client sends one. */
export function isWellFormedHost(host: string | undefined): boolean {
  return host !== undefined && HOST.test(host);
}

/**
 * Makes `x-forwarded-*` the front server's own word: without a trusted proxy they describe the socket; with one, each is
 * the last value of the list, which that proxy added itself (what stands before it, a client may have written).
 * Sign-in trusts them for its URLs and the throttle for its addresses.
 */
export function ownForwardedHeaders(request: IncomingMessage, trustProxy: boolean): void {
  const headers = request.headers;
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  const proto = trustProxy ? lastOf(headers["x-forwarded-proto"]) : null;
  const host = trustProxy ? lastOf(headers["x-forwarded-host"]) : null;
  const client = trustProxy ? lastOf(headers["x-forwarded-for"]) : null;
  for (const name of NEVER_BELIEVED) delete headers[name];
  headers["x-forwarded-proto"] = proto === "https" ? "https" : "http";
  headers["x-forwarded-for"] = client || address;
  if (host && isWellFormedHost(host)) headers["x-forwarded-host"] = host;
  else delete headers["x-forwarded-host"];
}

/** True when the browser spoke https; after {@link ownForwardedHeaders}. */
export function isHttps(request: IncomingMessage): boolean {
  return request.headers["x-forwarded-proto"] === "https";
}

function lastOf(value: string | string[] | undefined): string | null {
  const list = Array.isArray(value) ? value.join(",") : value;
  return list?.split(",").at(-1)?.trim() || null;
}
