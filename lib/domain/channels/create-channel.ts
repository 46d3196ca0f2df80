import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { platformEntry } from "@/lib/platforms/catalogue";
import { newId } from "@/lib/shared/ids";
import { toChannelDto } from "./channels.dto";
import { type ChannelDto, type CreateChannelInput, createChannelInput } from "./channels.schema";
import { channelSearchText, claimChannelCode } from "./internal/channel-row";

/**
 * Creates a channel on an ad platform. Two channels of one platform need two codes.
 *
 * @throws CHANNEL_002 for a code that is taken, TAXONOMY_002 or TAXONOMY_003 for one that names cannot carry
 */
export async function createChannel(ctx: Ctx, input: CreateChannelInput): Promise<ChannelDto> {
  authorize(ctx, "governance:write");
  const given = createChannelInput.parse(input);
  const platform = platformEntry(given.platformName);
  const data = {
    platform: platform.key,
    code: given.code ?? platform.taxonomyName,
    name: given.name ?? platform.displayName,
    apiIdentifier: given.apiIdentifier || null,
  };
  return ctx.write(async (tx) => {
    await claimChannelCode(tx, ctx, data.code, null);
    const row = await tx.channel.create({ data: { id: newId(), tenantId: ctx.tenantId, ...data, searchText: channelSearchText(data) } });
    const dto = toChannelDto(row);
    await recordChange(tx, ctx, { type: "channel.created", noun: "channel", after: row, dto });
    return dto;
  });
}
