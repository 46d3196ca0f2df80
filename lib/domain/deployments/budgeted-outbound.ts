import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { type Ctx, systemContext } from "@/lib/infra/context";
import type { Outbound } from "@/lib/infra/outbound/outbound";
import { outbound as sharedOutbound } from "@/lib/infra/outbound/shared-outbound";
import { platformEntry } from "@/lib/platforms/catalogue";
import type { PlatformAccess, PlatformAdapter } from "@/lib/platforms/platform";
import { appError } from "@/lib/shared/errors";
import { giveBack, noteAnswers, takeTurn } from "./internal/call-budget";

type Account = { connectionId: string; adapter: PlatformAdapter; access: PlatformAccess };

/**
 * The network as seen by whoever asks a platform for a person: every call takes its turn in the account's budget, and
 * what the answer says about the quota holds for everybody. A turn within two seconds is waited for. Not a use case of
 * its own: callers have been authorised.
 *
 * The returned function throws PLATFORM_002 with the seconds to wait when there is no room now.
 */
export function budgetedOutbound(account: Account, ctx: Pick<Ctx, "tenantId" | "requestId">, via: Outbound = sharedOutbound): Outbound {
  const { adapter, connectionId } = account;
  // Counting is nobody's act: a repeated request must not be answered with a turn of before.
  const actor = { kind: "system", id: "call-budget", label: "Call budget" } as const;
  const counting = systemContext({ tenantId: ctx.tenantId, requestId: ctx.requestId, actor });
  return async (request, options) => {
    const turn = await counting.write(async (tx) => {
      const taken = await takeTurn(tx, counting, account);
      // Nobody comes back for it.
      if ("slotAt" in taken) await giveBack(tx, counting, { connectionId, slotAt: taken.slotAt });
      return taken;
    });
    if ("slotAt" in turn) {
      const seconds = Math.max(1, Math.ceil((turn.slotAt.getTime() - Date.now()) / 1_000));
      throw appError("PLATFORM_002", {
        message: turn.reason,
        details: { platform: platformEntry(adapter.key).displayName, nextSlotAt: turn.slotAt.toISOString() },
        retryAfterSeconds: seconds,
      });
    }
    await pause(turn.holdMs);
    const response = await via(request, options).catch(async (error: unknown) => {
      await note(turn.callId, []);
      throw error;
    });
    await note(turn.callId, [{ classified: adapter.classify(response, "read"), usage: adapter.usage(response) }]);
    return response;
  };

  async function note(callId: string, answers: Parameters<typeof noteAnswers>[4]): Promise<void> {
    const at = performance.now();
    await counting.write((tx) => noteAnswers(tx, counting, account, { callId, agoMs: performance.now() - at }, answers));
  }
}
