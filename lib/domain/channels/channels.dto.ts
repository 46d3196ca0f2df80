import "server-only";
import type { Channel } from "@/lib/infra/db/generated/client";
import { type PlatformKey, platformEntry } from "@/lib/platforms/catalogue";
import type { ChannelDto } from "./channels.schema";

export function toChannelDto(row: Channel): ChannelDto {
  const platform = row.platform as PlatformKey;
  return {
    id: row.id,
    platform,
    platformName: platformEntry(platform).displayName,
    apiIdentifier: row.apiIdentifier,
    code: row.code,
    name: row.name,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}
