import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { forgetSessions } from "@/lib/infra/identity/sessions/live-session";
import { endSessionsOf } from "@/lib/infra/identity/sessions/session-rows";
import { recordEnded } from "./internal/record-ended";
import type { FromSession } from "./sessions.schema";

/** Ends every session of the person except the one the request came with. An API key has none to end. */
export async function endMyOtherSessions(ctx: Ctx, { currentSessionId }: FromSession): Promise<void> {
  authorize(ctx, "member:read");
  const { userId } = ctx;
  if (userId === null || ctx.actor.kind !== "user") return;
  const ended = await ctx.write(async (tx) => {
    const rows = await endSessionsOf(tx, userId, { allBut: currentSessionId });
    await recordEnded(tx, ctx, rows);
    return rows.map((row) => row.id);
  });
  for (const id of ended) forgetSessions(id);
}
