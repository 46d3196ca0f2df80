import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { sessionsOf } from "@/lib/infra/identity/sessions/session-rows";
import { wholeList } from "@/lib/shared/pagination";
import type { FromSession, SessionDto } from "./sessions.schema";

export type SessionList = { sessions: SessionDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/** Where the person is signed in, the session used last first. An API key is signed in nowhere: an empty list. */
export async function listMySessions(ctx: Ctx, { currentSessionId }: FromSession): Promise<SessionList> {
  authorize(ctx, "member:read");
  const { userId } = ctx;
  if (userId === null || ctx.actor.kind !== "user") return wholeList<"sessions", SessionDto>("sessions", []);
  const rows = await ctx.read((tx) => sessionsOf(tx, userId));
  const sessions = rows.map((row) => ({
    id: row.id,
    current: row.id === currentSessionId,
    address: row.address,
    userAgent: row.userAgent,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
  return wholeList("sessions", sessions);
}
