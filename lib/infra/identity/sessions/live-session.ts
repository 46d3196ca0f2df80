import "server-only";
import type { Tx } from "@/lib/infra/db/client";
import { systemTx } from "@/lib/infra/db/transactions";
import { appError } from "@/lib/shared/errors";
import { permissionsOf } from "@/lib/shared/permissions";
import type { Principal } from "../principal";
import { believed, forget } from "../short-cache";
import type { SessionToken } from "./session-token";
import { LIVE_MEMBERSHIPS, type SessionWorkspace, toWorkspaces } from "./workspaces-of";

/** A session that is good at this moment, whose it is, and the workspaces they are a member of, by name. */
export type LiveSession = {
  sessionId: string;
  user: { id: string; email: string; name: string; locale: string; timeZone: string };
  createdAt: Date;
  expiresAt: Date;
  workspaces: SessionWorkspace[];
};

/** How old `last_seen_at` may become while a session is in use, in ms. */
const SEEN_EVERY_MS = 60_000;

/** The session a token names; null when it was ended, has expired or its person is gone. Believed for less than a second. */
export async function liveSession(token: SessionToken): Promise<LiveSession | null> {
  const session = await believed("sessions", token.sessionId, () => systemTx((tx) => findSession(tx, token.sessionId)));
  return session && session.user.id === token.userId && session.expiresAt.getTime() > Date.now() ? session : null;
}

/** Makes this process ask the database about a session, or about all of them, again at its next use. */
export function forgetSessions(sessionId?: string): void {
  forget("sessions", sessionId);
}

/**
 * The principal of a session in one of its workspaces.
 * @throws AppError WORKSPACE_001 when there is no such workspace or the person is not a member: both look the same
 */
export function sessionPrincipal(session: LiveSession, slug: string): Principal {
  const workspace = session.workspaces.find((each) => each.slug === slug);
  if (!workspace) throw appError("WORKSPACE_001");
  return {
    kind: "session",
    tenantId: workspace.tenantId,
    tenantSlug: workspace.slug,
    actor: { kind: "user", id: session.user.id, label: session.user.name },
    userId: session.user.id,
    role: workspace.role,
    permissions: permissionsOf(workspace.role),
    sessionId: session.sessionId,
  };
}

async function findSession(tx: Tx, sessionId: string): Promise<LiveSession | null> {
  const row = await tx.session.findFirst({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: new Date() }, user: { deletedAt: null } },
    select: {
      createdAt: true,
      expiresAt: true,
      lastSeenAt: true,
      user: {
        select: {
          id: true,
          email: true,
          name: true,
          locale: true,
          timeZone: true,
          memberships: LIVE_MEMBERSHIPS,
        },
      },
    },
  });
  if (!row) return null;
  await noteSeen(tx, sessionId, row.lastSeenAt);
  const { memberships, ...user } = row.user;
  return { sessionId, user, createdAt: row.createdAt, expiresAt: row.expiresAt, workspaces: toWorkspaces(memberships) };
}

async function noteSeen(tx: Tx, sessionId: string, lastSeenAt: Date): Promise<void> {
  const now = Date.now();
  if (lastSeenAt.getTime() > now - SEEN_EVERY_MS) return;
  await tx.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { lastSeenAt: new Date(now) } });
}
