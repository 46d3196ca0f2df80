import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { SessionRow } from "@/lib/infra/identity/sessions/session-rows";

/** Audit row and event of each session that ended. The event says whose and when, nothing about the browser. */
export async function recordEnded(tx: Tx, ctx: Ctx, ended: readonly SessionRow[]): Promise<void> {
  for (const session of ended) {
    const { id, userId, revokedAt } = session;
    const dto = { id, userId, revokedAt: revokedAt?.toISOString() ?? null };
    await recordChange(tx, ctx, { type: "session.ended", noun: "session", before: { ...session, revokedAt: null }, after: session, dto });
  }
}
