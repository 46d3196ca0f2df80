import { createMarket } from "@/lib/domain/markets/create-market";
import { listMarkets } from "@/lib/domain/markets/list-markets";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { createMarketContract, listMarketsContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listMarketsContract, (ctx, { query }) => listMarkets(ctx, query)),
  POST: route(createMarketContract, (ctx, { body }) => createMarket(ctx, body)),
});
