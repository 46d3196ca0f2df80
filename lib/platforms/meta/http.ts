import { createHmac } from "node:crypto";
import type { OutboundRequest } from "@/lib/infra/outbound/outbound";
import type { PlannedRequest, PlatformAccess } from "@/lib/platforms/platform";

/** The real request. The token travels in a header: a URL ends up in logs. Source: spec/platforms.md §1, auth [M]. */
export function toMetaHttp(request: PlannedRequest, access: PlatformAccess): OutboundRequest {
  return {
    method: request.method,
    url: metaUrl(access, request.path, {}),
    headers: { ...request.headers, ...authorization(access) },
    body: JSON.stringify(request.body),
  };
}

/** A read. */
export function metaGet(access: PlatformAccess, path: string, query: Record<string, string>): OutboundRequest {
  return { method: "GET", url: metaUrl(access, path, query), headers: { accept: "application/json", ...authorization(access) } };
}

function authorization(access: PlatformAccess): Record<string, string> {
  const { access_token: token = "" } = access.credentials;
  return { authorization: `Bearer ${token}` };
}

/** With an app secret, the proof that apps with "Require App Secret" must send: HMAC-SHA256 of the token. */
function metaUrl(access: PlatformAccess, path: string, query: Record<string, string>): string {
  const url = new URL(access.baseUrl + path);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const { access_token: token, app_secret: secret } = access.credentials;
  if (token && secret) url.searchParams.set("appsecret_proof", createHmac("sha256", secret).update(token).digest("hex"));
  return url.href;
}
