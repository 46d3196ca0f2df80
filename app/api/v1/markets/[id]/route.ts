import { deleteMarket } from "@/lib/domain/markets/delete-market";
import { getMarket } from "@/lib/domain/markets/get-market";
import { purgeMarket } from "@/lib/domain/markets/purge-market";
import { updateMarket } from "@/lib/domain/markets/update-market";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { deleteMarketContract, getMarketContract, patchMarketContract, replaceMarketContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(getMarketContract, (ctx, { params, query }) => getMarket(ctx, { ...params, ...query })),
  PUT: route(replaceMarketContract, (ctx, { params, body }) => updateMarket(ctx, { ...params, changes: body })),
  PATCH: route(patchMarketContract, (ctx, { params, body }) => updateMarket(ctx, { ...params, changes: body })),
  DELETE: route(deleteMarketContract, (ctx, { params, query }) => (query.hard ? purgeMarket : deleteMarket)(ctx, params)),
});
