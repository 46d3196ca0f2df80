import "server-only";
import type { Market } from "@/lib/infra/db/generated/client";
import type { MarketDto } from "./markets.schema";

export function toMarketDto(row: Market): MarketDto {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    country: row.country,
    region: row.region,
    currency: row.currency,
    timezone: row.timeZone,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}
