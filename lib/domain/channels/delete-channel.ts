import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { refuseWhileUsed } from "@/lib/domain/governance/where-used";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { toChannelDto } from "./channels.dto";
import { lockChannel } from "./internal/channel-row";

/** Deletes a channel softly. @throws CHANNEL_001, CONFLICT_001, CHANNEL_003 (409) with the list of what uses it */
export async function deleteChannel(ctx: Ctx, input: { id: string }): Promise<void> {
  authorize(ctx, "governance:write");
  await ctx.write(async (tx) => {
    const before = await lockChannel(tx, ctx, input.id);
    await refuseWhileUsed(tx, ctx, { noun: "channel", id: before.id }, "CHANNEL_003");
    const after = await tx.channel.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: { deletedAt: new Date(), version: { increment: 1 } },
    });
    await recordChange(tx, ctx, { type: "channel.deleted", noun: "channel", before, after, dto: toChannelDto(after) });
  });
}
