import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { readMarket } from "./internal/market-row";
import { toMarketDto } from "./markets.dto";
import type { MarketDto } from "./markets.schema";

/** One market. @throws MARKET_001 (404) when it is not there, deleted (unless asked for) or another workspace's */
export async function getMarket(ctx: Ctx, input: { id: string; includeDeleted?: boolean }): Promise<MarketDto> {
  authorize(ctx, "governance:read");
  return ctx.read(async (tx) => toMarketDto(await readMarket(tx, ctx, input.id, input.includeDeleted)));
}
