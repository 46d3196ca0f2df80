import { restoreMarket } from "@/lib/domain/markets/restore-market";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { restoreMarketContract } from "../../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(restoreMarketContract, (ctx, { params }) => restoreMarket(ctx, params)),
});
