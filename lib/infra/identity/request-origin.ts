import "server-only";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * True when the browser spoke https. X-Forwarded-* are the front server's word: it throws away what a client sent unless
 * a trusted proxy stands before it.
 */
export function isSecure(headers: Headers): boolean {
  return headers.get("x-forwarded-proto") === "https";
}

/** The origin the browser sees. A route's `request.url` has the inner host, never the public one. */
export function publicOrigin(headers: Headers): string {
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? "localhost";
  return `${isSecure(headers) ? "https" : "http"}://${host}`;
}

/** The address a request came from, as the front server saw it. */
export function clientAddress(headers: Headers): string | null {
  return headers.get("x-forwarded-for")?.split(",")[0]?.trim() || null;
}

/**
 * True for a request that may change something and that a page of another site, or of another host of ours, may have
 * made the browser send. Sec-Fetch-Site cannot be set by a page; browsers leave it out on plain http, where Origin
 * decides. A request with neither cannot be told from a forged form.
 */
export function isCrossSiteWrite(request: Request): boolean {
  if (SAFE_METHODS.has(request.method.toUpperCase())) return false;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site !== "same-origin";
  const origin = request.headers.get("origin");
  return origin === null || !isOwnOrigin(origin, request.headers);
}

/** The workspace of the page a request came from, by its Referer; null when it came from no workspace's page. */
export function refererWorkspace(headers: Headers): string | null {
  const referer = headers.get("referer");
  if (!referer || !URL.canParse(referer)) return null;
  const url = new URL(referer);
  if (!isOwnOrigin(url.origin, headers)) return null;
  return /^\/w\/([^/]+)/.exec(url.pathname)?.[1] ?? null;
}

/** Compares parsed origins: a default port may be spelled out on one side. */
function isOwnOrigin(origin: string, headers: Headers): boolean {
  const own = publicOrigin(headers);
  return URL.canParse(origin) && URL.canParse(own) && new URL(origin).origin === new URL(own).origin;
}
