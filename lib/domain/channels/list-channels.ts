import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { listPage } from "@/lib/infra/db/list-page";
import { toChannelDto } from "./channels.dto";
import { type ChannelDto, type ListChannelsInput, listChannelsInput } from "./channels.schema";

const SORTS = { name: "name", created_at: "createdAt" };

export type ChannelList = { channels: ChannelDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/** A page of the workspace's channels: filters, search by code, name or platform, sorts, total. */
export async function listChannels(ctx: Ctx, input: ListChannelsInput): Promise<ChannelList> {
  authorize(ctx, "governance:read");
  const query = listChannelsInput.parse(input);
  const filters: object[] = query.includeDeleted ? [] : [{ deletedAt: null }];
  if (query.platformName !== undefined) filters.push({ platform: query.platformName });
  if (query.code !== undefined) filters.push({ code: query.code });
  if (query.apiIdentifier !== undefined) filters.push({ apiIdentifier: query.apiIdentifier });
  return ctx.read(async (tx) => {
    const table = { findMany: (args: object) => tx.channel.findMany(args), count: (args: object) => tx.channel.count(args) };
    const { rows, ...page } = await listPage(tx, ctx.tenantId, "channels", table, query, filters, SORTS);
    return { channels: rows.map(toChannelDto), ...page };
  });
}
