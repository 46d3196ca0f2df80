import "server-only";
import { purgeRow } from "@/lib/domain/changes/purge-row";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { lockChannel } from "./internal/channel-row";

/** Deletes a channel for good, a deleted one too. Codes in issued names stay retired. @throws CHANNEL_001, CONFLICT_001, CONFLICT_003 while campaigns or tickets refer to it */
export async function purgeChannel(ctx: Ctx, input: { id: string }): Promise<void> {
  authorize(ctx, "governance:purge");
  await ctx.write(async (tx) => {
    const row = await lockChannel(tx, ctx, input.id, true);
    const remove = () => tx.channel.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id: row.id } } });
    await purgeRow(tx, ctx, { noun: "channel", row, remove, referrers: "campaigns or tickets" });
  });
}
