import "server-only";
import type { Tx } from "@/lib/infra/db/client";
import type { Role } from "@/lib/shared/permissions";
import type { ApiKeyDto } from "./api-keys.schema";

export type ApiKeyRow = {
  id: string;
  name: string;
  prefix: string;
  kind: string;
  role: string | null;
  scopes: string[];
  createdById: string | null;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  createdAt: Date;
  version: number;
};

/** Never the hash: a DTO names what it shows. */
export function toApiKeyDto(row: ApiKeyRow, creators: ReadonlyMap<string, string>): ApiKeyDto {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    kind: row.kind as ApiKeyDto["kind"],
    role: row.role as Role | null,
    scopes: row.scopes,
    createdById: row.createdById,
    createdByName: (row.createdById && creators.get(row.createdById)) ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}

/** The names behind `createdById`: a person's for a personal key, the service account's for a key it made itself. */
export async function creatorsOf(tx: Tx, tenantId: string, rows: readonly ApiKeyRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => row.createdById ?? []))];
  if (ids.length === 0) return new Map();
  const people = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const accounts = await tx.apiKey.findMany({ where: { tenantId, id: { in: ids } }, select: { id: true, name: true } });
  return new Map([...people, ...accounts].map(({ id, name }) => [id, name]));
}
