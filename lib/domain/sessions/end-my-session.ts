import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { forgetSessions } from "@/lib/infra/identity/sessions/live-session";
import { endSessionsOf } from "@/lib/infra/identity/sessions/session-rows";
import { appError } from "@/lib/shared/errors";
import { recordEnded } from "./internal/record-ended";

/**
 * Ends one of the person's own sessions: refused at once in this process, within a second in every other. Someone
 * else's session, one that is over, and any session seen from an API key are not found.
 *
 * @throws AUTH_009
 */
export async function endMySession(ctx: Ctx, input: { id: string }): Promise<void> {
  authorize(ctx, "member:read");
  const { userId } = ctx;
  if (userId === null || ctx.actor.kind !== "user") throw appError("AUTH_009");
  await ctx.write(async (tx) => {
    const ended = await endSessionsOf(tx, userId, { only: input.id });
    if (ended.length === 0) throw appError("AUTH_009");
    await recordEnded(tx, ctx, ended);
  });
  forgetSessions(input.id);
}
