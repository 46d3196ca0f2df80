import "server-only";
import { appError } from "@/lib/shared/errors";
import { keyPrincipal } from "./keys/key-lookup";
import type { Principal } from "./principal";
import { isCrossSiteWrite, isSecure, refererWorkspace } from "./request-origin";
import { type LiveSession, liveSession, sessionPrincipal } from "./sessions/live-session";
import { cookieNames, readCookies } from "./sessions/session-cookies";
import { readSessionToken } from "./sessions/session-token";

/** Names the workspace a page was rendered for (DESIGN decision 1). Needed with a cookie; a key has exactly one. */
export const WORKSPACE_HEADER = "signalbox-workspace";

/**
 * Who a REST request comes from. An Authorization header decides alone; without one the session cookie does, for the
 * workspace that the header Signalbox-Workspace names.
 *
 * @throws AppError AUTH_001 (no credentials, or a session that is over), AUTH_002 (a key that is not good), AUTH_004
 * (another site made the browser send it), AUTH_005 (the page was rendered for another workspace), AUTH_006 (no
 * workspace named), WORKSPACE_001 (no such workspace, or not a member)
 */
export async function authenticateRequest(request: Request): Promise<Principal> {
  const authorization = request.headers.get("authorization");
  return authorization === null ? authenticateCookie(request) : authenticateKey(authorization, request.headers);
}

/** The live session that a request's cookie names, or null. */
export async function sessionOfHeaders(headers: Headers): Promise<LiveSession | null> {
  const cookie = readCookies(headers.get("cookie"))[cookieNames(isSecure(headers)).session];
  const token = readSessionToken(cookie);
  return token ? liveSession(token) : null;
}

async function authenticateKey(authorization: string, headers: Headers): Promise<Principal> {
  const [, scheme, credentials] = /^(\S+)(?: +(\S+))? *$/.exec(authorization) ?? [];
  if (scheme?.toLowerCase() !== "bearer") throw appError("AUTH_001", { message: "Send the API key as Authorization: Bearer sbx_…" });
  const principal = await keyPrincipal(credentials ?? "");
  if (!principal) throw appError("AUTH_002");
  const named = headers.get(WORKSPACE_HEADER);
  if (named !== null && named !== principal.tenantSlug) throw appError("WORKSPACE_001");
  return principal;
}

async function authenticateCookie(request: Request): Promise<Principal> {
  const session = await sessionOfHeaders(request.headers);
  if (!session) throw appError("AUTH_001");
  if (isCrossSiteWrite(request)) throw appError("AUTH_004");
  const slug = request.headers.get(WORKSPACE_HEADER);
  if (!slug)
    throw appError("AUTH_006", {
      message: "Name the workspace in the header Signalbox-Workspace",
      details: { header: "Signalbox-Workspace" },
    });
  const page = refererWorkspace(request.headers);
  if (page !== null && page !== slug) throw appError("AUTH_005", { details: { page, named: slug } });
  return sessionPrincipal(session, slug);
}
