import "server-only";
import { lockRow, requireVersion } from "@/lib/domain/changes/lock-row";
import { claimCode } from "@/lib/domain/taxonomy/claim-code";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Market } from "@/lib/infra/db/generated/client";
import { appError } from "@/lib/shared/errors";
import { searchTextOf } from "@/lib/shared/pagination";
import { countryName } from "../markets.rules";

/** @throws MARKET_001 when it is not there, deleted (unless asked for) or another workspace's */
export async function readMarket(tx: Tx, ctx: Ctx, id: string, includeDeleted = false): Promise<Market> {
  const row = await tx.market.findFirst({ where: { tenantId: ctx.tenantId, id, ...(includeDeleted ? {} : { deletedAt: null }) } });
  if (!row) throw appError("MARKET_001", { details: { marketId: id } });
  return row;
}

/** Locks a market for a change and honours `If-Match`. @throws MARKET_001, CONFLICT_001 */
export async function lockMarket(tx: Tx, ctx: Ctx, id: string, includeDeleted = false): Promise<Market> {
  await lockRow(tx, ctx, "markets", id);
  const row = await readMarket(tx, ctx, id, includeDeleted);
  requireVersion(ctx, row);
  return row;
}

export function claimMarketCode(tx: Tx, ctx: Ctx, code: string, ownerId: string | null): Promise<void> {
  return claimCode(tx, ctx, { kind: "market", code, ownerId, pointer: "/code", taken: "MARKET_002" });
}

/** What a market is found by. */
export function marketSearchText(row: { code: string; name: string; country: string; region: string | null }): string {
  return searchTextOf([row.code, row.name, row.country, countryName(row.country), row.region]);
}
