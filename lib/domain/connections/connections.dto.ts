import "server-only";
import { type PlatformKey, platformEntry } from "@/lib/platforms/catalogue";
import type { ConnectionDto } from "./connections.schema";

type ConnectionRow = {
  id: string;
  platform: string;
  name: string;
  accountId: string;
  currency: string;
  timeZone: string;
  environment: string;
  credentials: Uint8Array | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;
};

/** Never the credentials: only that there are some. */
export function toConnectionDto(row: ConnectionRow): ConnectionDto {
  return {
    id: row.id,
    platform: row.platform as PlatformKey,
    platformName: platformEntry(row.platform as PlatformKey).displayName,
    name: row.name,
    accountId: row.accountId,
    currency: row.currency,
    timezone: row.timeZone,
    environment: row.environment as ConnectionDto["environment"],
    hasCredentials: row.credentials !== null,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}
