import { searchPlatform } from "@/lib/domain/platform-objects/search-platform";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { searchPlatformContract } from "../../platform.contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(searchPlatformContract, (ctx, { params, query }) => searchPlatform(ctx, { id: params.id, ...query })),
});
