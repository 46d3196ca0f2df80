import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { type Ctx, createContext } from "@/lib/infra/context";
import { appError, isAppError } from "@/lib/shared/errors";
import { isUuid } from "@/lib/shared/ids";
import { sessionOfHeaders } from "./authenticate";
import type { Principal } from "./principal";
import { type LiveSession, sessionPrincipal } from "./sessions/live-session";
import { WORKSPACE_COOKIE } from "./sessions/session-cookies";
import type { SessionWorkspace } from "./sessions/workspaces-of";

/** Set by the front server: one id for the page, its log lines and its audit rows. */
const REQUEST_ID_HEADER = "x-request-id";

/** The session of the page or action that is running, or null. */
export async function currentSession(): Promise<LiveSession | null> {
  return sessionOfHeaders(await headers());
}

/**
 * The context of a page in a workspace. Without a session it redirects to sign-in and back; someone who is not a member
 * gets the same 404 as for a workspace that does not exist.
 *
 * @param returnTo where to come back to after signing in; by default the workspace's overview
 */
export async function sessionContext(workspace: string, returnTo?: string): Promise<Ctx> {
  const session = await currentSession();
  if (!session) redirect(signInPath(returnTo ?? `/w/${workspace}`));
  try {
    return await contextOf(sessionPrincipal(session, workspace));
  } catch (error) {
    if (isAppError(error) && error.code === "WORKSPACE_001") notFound();
    throw error;
  }
}

/**
 * The context of a server action, which answers with an error instead of leaving the page.
 * @throws AppError AUTH_001, WORKSPACE_001
 */
export async function actionContext(workspace: string): Promise<Ctx> {
  const session = await currentSession();
  if (!session) throw appError("AUTH_001");
  return contextOf(sessionPrincipal(session, workspace));
}

/** The workspaces of whoever is signed in, by name; none without a session. */
export async function myWorkspaces(): Promise<SessionWorkspace[]> {
  return (await currentSession())?.workspaces ?? [];
}

/** Where `/` leads: the workspace used last if one is still a member of it, else the first one, else null. */
export async function lastWorkspace(): Promise<SessionWorkspace | null> {
  const workspaces = await myWorkspaces();
  const last = (await cookies()).get(WORKSPACE_COOKIE)?.value;
  return workspaces.find((workspace) => workspace.slug === last) ?? workspaces[0] ?? null;
}

/** The address of the sign-in page that comes back to a path of ours afterwards. */
export function signInPath(returnTo: string): string {
  return `/sign-in?callbackUrl=${encodeURIComponent(returnTo)}`;
}

async function contextOf(principal: Principal): Promise<Ctx> {
  const { tenantId, actor, userId, role, permissions } = principal;
  const requestId = (await headers()).get(REQUEST_ID_HEADER);
  return createContext({ tenantId, actor, userId, role, permissions, ...(isUuid(requestId) ? { requestId } : {}) });
}
