import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { toChannelDto } from "./channels.dto";
import type { ChannelDto } from "./channels.schema";
import { readChannel } from "./internal/channel-row";

/** One channel. @throws CHANNEL_001 (404) when it is not there, deleted (unless asked for) or another workspace's */
export async function getChannel(ctx: Ctx, input: { id: string; includeDeleted?: boolean }): Promise<ChannelDto> {
  authorize(ctx, "governance:read");
  return ctx.read(async (tx) => toChannelDto(await readChannel(tx, ctx, input.id, input.includeDeleted)));
}
