import "server-only";
import type { Tx } from "@/lib/infra/db/client";
import { systemTx } from "@/lib/infra/db/transactions";
import { newId } from "@/lib/shared/ids";
import { asSystem } from "../as-system";
import { forgetSessions } from "./live-session";
import type { SessionToken } from "./session-token";

/** A session ends this long after it began, in seconds, however busy it is. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** Kept of a browser's name for itself: enough to recognise it in a list. */
const LONGEST_AGENT = 300;

export type SessionOrigin = { address: string | null; userAgent: string | null };

export type SessionRow = {
  id: string;
  userId: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  address: string | null;
  userAgent: string | null;
};

/**
 * Begins a session for someone who has just proved who they are. The session the browser had before, if any, ends: a
 * second sign-in must not leave a live session that no browser holds.
 */
export async function beginSession(userId: string, origin: SessionOrigin, replaces?: string): Promise<SessionToken> {
  const now = new Date();
  const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000);
  const id = newId();
  await systemTx(async (tx) => {
    if (replaces) await tx.session.updateMany({ where: { id: replaces, revokedAt: null }, data: { revokedAt: now } });
    await tx.session.create({
      data: {
        id,
        userId,
        createdAt: now,
        lastSeenAt: now,
        expiresAt,
        address: origin.address,
        userAgent: origin.userAgent?.slice(0, LONGEST_AGENT).toWellFormed() ?? null,
      },
    });
  });
  if (replaces) forgetSessions(replaces);
  return { sessionId: id, userId, expiresAt: Math.floor(expiresAt.getTime() / 1000) };
}

/** Ends the session a browser signs out of. */
export async function endOwnSession(sessionId: string): Promise<void> {
  await systemTx((tx) => tx.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: new Date() } }));
  forgetSessions(sessionId);
}

/** A person's sessions that are good at this moment, the one used last first. Runs in a workspace's transaction. */
export function sessionsOf(tx: Tx, userId: string): Promise<SessionRow[]> {
  return asSystem(tx, () =>
    tx.session.findMany({
      where: { userId, revokedAt: null, expiresAt: { gt: new Date() } },
      orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    }),
  );
}

/**
 * Ends a person's sessions in a workspace's transaction: the one named, or all but the one kept. Returns what ended.
 * Call {@link forgetSessions} after the commit.
 */
export function endSessionsOf(tx: Tx, userId: string, which: { only: string } | { allBut: string | null }): Promise<SessionRow[]> {
  const chosen = "only" in which ? { id: which.only } : which.allBut === null ? {} : { id: { not: which.allBut } };
  return asSystem(tx, () =>
    tx.session.updateManyAndReturn({
      where: { userId, revokedAt: null, expiresAt: { gt: new Date() }, ...chosen },
      data: { revokedAt: new Date() },
    }),
  );
}
