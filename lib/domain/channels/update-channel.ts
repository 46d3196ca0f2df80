import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { sameFields } from "@/lib/domain/changes/same-fields";
import { refuseWhileUsed } from "@/lib/domain/governance/where-used";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { toChannelDto } from "./channels.dto";
import { type ChannelDto, type UpdateChannelInput, updateChannelInput } from "./channels.schema";
import { channelSearchText, claimChannelCode, lockChannel } from "./internal/channel-row";

/**
 * Merges the given fields into a channel (absent = unchanged, null = cleared). Names already issued keep the old code.
 * A channel in use stays on its platform: its tickets speak that platform's words.
 *
 * @throws CHANNEL_001, CONFLICT_001 for a stale version, CHANNEL_003 for another platform while in use; CHANNEL_002,
 *   TAXONOMY_002 or TAXONOMY_003 for a code
 */
export async function updateChannel(ctx: Ctx, input: { id: string; changes: UpdateChannelInput }): Promise<ChannelDto> {
  authorize(ctx, "governance:write");
  const changes = updateChannelInput.parse(input.changes);
  return ctx.write(async (tx) => {
    const before = await lockChannel(tx, ctx, input.id);
    const next = {
      platform: changes.platformName ?? before.platform,
      code: changes.code ?? before.code,
      name: changes.name ?? before.name,
      apiIdentifier: changes.apiIdentifier === undefined ? before.apiIdentifier : changes.apiIdentifier || null,
    };
    if (sameFields(before, next)) return toChannelDto(before);
    if (next.platform !== before.platform) await refuseWhileUsed(tx, ctx, { noun: "channel", id: before.id }, "CHANNEL_003");
    if (next.code !== before.code) await claimChannelCode(tx, ctx, next.code, before.id);
    const after = await tx.channel.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: { ...next, searchText: channelSearchText(next), version: { increment: 1 } },
    });
    const dto = toChannelDto(after);
    await recordChange(tx, ctx, { type: "channel.updated", noun: "channel", before, after, dto });
    return dto;
  });
}
