import type { IncomingMessage } from "node:http";
import { cookieNames, readCookies, WORKSPACE_COOKIE } from "@/lib/infra/identity/sessions/session-cookies";
import { isHttps } from "./forwarded";

/** First segments of the screens that live below `/w/{workspace}`. `/` is a page of its own, which knows memberships. */
const SCREENS = new Set([
  ...[
    "campaigns",
    "spaces",
    "assets",
    "tickets",
    "deployments",
    "schedule",
    "playlists",
    "audiences",
    "deliveries",
    "analytics",
    "reports",
  ],
  ...["governance", "admin"],
]);
const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

/**
 * Where the unprefixed address of a screen leads: the same screen in the workspace used last; without one, `/` for
 * someone signed in, else sign-in and back. The query is handed on byte for byte. Null for every other address.
 */
export function workspaceRedirect(request: IncomingMessage): string | null {
  if (request.method !== "GET" && request.method !== "HEAD") return null;
  const url = request.url ?? "";
  const segment = /^\/([a-z]+)(?=[/?]|$)/.exec(url)?.[1];
  if (segment === undefined || !SCREENS.has(segment)) return null;
  const jar = new Map(Object.entries(readCookies(request.headers.cookie ?? null)));
  const slug = jar.get(WORKSPACE_COOKIE);
  if (slug !== undefined && SLUG.test(slug)) return `/w/${slug}${url}`;
  if (jar.has(cookieNames(isHttps(request)).session)) return "/";
  return `/sign-in?callbackUrl=${encodeURIComponent(url)}`;
}
