import "server-only";
import type { Brand } from "@/lib/infra/db/generated/client";
import type { BrandDto } from "./brands.schema";

export function toBrandDto(row: Brand): BrandDto {
  return {
    id: row.id,
    name: row.name,
    internalCode: row.internalCode,
    familyFriendly: row.familyFriendly,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}
