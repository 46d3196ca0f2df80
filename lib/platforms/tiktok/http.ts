import type { OutboundRequest } from "@/lib/infra/outbound/outbound";
import type { PlannedRequest, PlatformAccess } from "@/lib/platforms/platform";

/** The real request. The token travels in the `Access-Token` header (spec/platforms.md §2, H). */
export function toTikTokHttp(request: PlannedRequest, access: PlatformAccess): OutboundRequest {
  return {
    method: request.method,
    url: access.baseUrl + request.path,
    headers: { ...request.headers, ...authorization(access) },
    body: JSON.stringify(request.body),
  };
}

/** A read: lists and objects in the query are written as JSON, as the SDK writes them. `path` with its trailing slash. */
export function tikTokGet(access: PlatformAccess, path: string, query: Readonly<Record<string, unknown>>): OutboundRequest {
  const url = new URL(access.baseUrl + path);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null)
      url.searchParams.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  return { method: "GET", url: url.href, headers: { accept: "application/json", ...authorization(access) } };
}

/** A question that TikTok takes as a POST. It changes nothing. */
export function tikTokAsk(access: PlatformAccess, path: string, body: Readonly<Record<string, unknown>>): OutboundRequest {
  const headers = { accept: "application/json", "content-type": "application/json", ...authorization(access) };
  return { method: "POST", url: access.baseUrl + path, headers, body: JSON.stringify(body) };
}

function authorization(access: PlatformAccess): Record<string, string> {
  const { access_token: token = "" } = access.credentials;
  return { "access-token": token };
}
