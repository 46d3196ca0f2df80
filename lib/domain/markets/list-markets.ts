import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { listPage } from "@/lib/infra/db/list-page";
import { toMarketDto } from "./markets.dto";
import { type ListMarketsInput, listMarketsInput, type MarketDto } from "./markets.schema";

const SORTS = { name: "name", created_at: "createdAt" };

export type MarketList = { markets: MarketDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/** A page of the workspace's markets: filters, search by code, name, country or region, sorts, total. */
export async function listMarkets(ctx: Ctx, input: ListMarketsInput): Promise<MarketList> {
  authorize(ctx, "governance:read");
  const query = listMarketsInput.parse(input);
  const filters: object[] = query.includeDeleted ? [] : [{ deletedAt: null }];
  for (const field of ["code", "country", "currency", "region"] as const) {
    if (query[field] !== undefined) filters.push({ [field]: query[field] });
  }
  if (query.timezone !== undefined) filters.push({ timeZone: query.timezone });
  return ctx.read(async (tx) => {
    const table = { findMany: (args: object) => tx.market.findMany(args), count: (args: object) => tx.market.count(args) };
    const { rows, ...page } = await listPage(tx, ctx.tenantId, "markets", table, query, filters, SORTS);
    return { markets: rows.map(toMarketDto), ...page };
  });
}
