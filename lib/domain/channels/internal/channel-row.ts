import "server-only";
import { lockRow, requireVersion } from "@/lib/domain/changes/lock-row";
import { claimCode } from "@/lib/domain/taxonomy/claim-code";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Channel } from "@/lib/infra/db/generated/client";
import { type PlatformKey, platformEntry } from "@/lib/platforms/catalogue";
import { appError } from "@/lib/shared/errors";
import { searchTextOf } from "@/lib/shared/pagination";

/** @throws CHANNEL_001 when it is not there, deleted (unless asked for) or another workspace's */
export async function readChannel(tx: Tx, ctx: Ctx, id: string, includeDeleted = false): Promise<Channel> {
  const row = await tx.channel.findFirst({ where: { tenantId: ctx.tenantId, id, ...(includeDeleted ? {} : { deletedAt: null }) } });
  if (!row) throw appError("CHANNEL_001", { details: { channelId: id } });
  return row;
}

/** Locks a channel for a change and honours `If-Match`. @throws CHANNEL_001, CONFLICT_001 */
export async function lockChannel(tx: Tx, ctx: Ctx, id: string, includeDeleted = false): Promise<Channel> {
  await lockRow(tx, ctx, "channels", id);
  const row = await readChannel(tx, ctx, id, includeDeleted);
  requireVersion(ctx, row);
  return row;
}

export function claimChannelCode(tx: Tx, ctx: Ctx, code: string, ownerId: string | null): Promise<void> {
  return claimCode(tx, ctx, { kind: "channel", code, ownerId, pointer: "/code", taken: "CHANNEL_002" });
}

/** What a channel is found by. */
export function channelSearchText(row: { platform: string; code: string; name: string; apiIdentifier: string | null }): string {
  const platform = platformEntry(row.platform as PlatformKey);
  return searchTextOf([row.code, row.name, platform.displayName, platform.key, row.apiIdentifier]);
}
