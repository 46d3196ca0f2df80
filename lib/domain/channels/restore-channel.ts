import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { toChannelDto } from "./channels.dto";
import type { ChannelDto } from "./channels.schema";
import { claimChannelCode, lockChannel } from "./internal/channel-row";

/**
 * Brings a deleted channel back as it was; one that is not deleted stays as it is.
 *
 * @throws CHANNEL_001, CONFLICT_001; CHANNEL_002, TAXONOMY_002 or TAXONOMY_003 when its code can no longer be given
 */
export async function restoreChannel(ctx: Ctx, input: { id: string }): Promise<ChannelDto> {
  authorize(ctx, "governance:write");
  return ctx.write(async (tx) => {
    const before = await lockChannel(tx, ctx, input.id, true);
    if (before.deletedAt === null) return toChannelDto(before);
    await claimChannelCode(tx, ctx, before.code, before.id);
    const after = await tx.channel.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: { deletedAt: null, version: { increment: 1 } },
    });
    const dto = toChannelDto(after);
    await recordChange(tx, ctx, { type: "channel.restored", noun: "channel", before, after, dto });
    return dto;
  });
}
