import "server-only";
import { lockRow, requireVersion } from "@/lib/domain/changes/lock-row";
import { claimCode } from "@/lib/domain/taxonomy/claim-code";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Brand } from "@/lib/infra/db/generated/client";
import { appError } from "@/lib/shared/errors";
import { searchTextOf } from "@/lib/shared/pagination";

/** @throws BRAND_001 when it is not there, deleted (unless asked for) or another workspace's */
export async function readBrand(tx: Tx, ctx: Ctx, id: string, includeDeleted = false): Promise<Brand> {
  const row = await tx.brand.findFirst({ where: { tenantId: ctx.tenantId, id, ...(includeDeleted ? {} : { deletedAt: null }) } });
  if (!row) throw appError("BRAND_001", { details: { brandId: id } });
  return row;
}

/** Locks a brand for a change and honours `If-Match`. @throws BRAND_001, CONFLICT_001 */
export async function lockBrand(tx: Tx, ctx: Ctx, id: string, includeDeleted = false): Promise<Brand> {
  await lockRow(tx, ctx, "brands", id);
  const row = await readBrand(tx, ctx, id, includeDeleted);
  requireVersion(ctx, row);
  return row;
}

export function claimBrandCode(tx: Tx, ctx: Ctx, code: string, ownerId: string | null): Promise<void> {
  return claimCode(tx, ctx, { kind: "brand", code, ownerId, pointer: "/internalCode", taken: "BRAND_002" });
}

/** What a brand is found by. */
export function brandSearchText(row: { internalCode: string; name: string }): string {
  return searchTextOf([row.internalCode, row.name]);
}
