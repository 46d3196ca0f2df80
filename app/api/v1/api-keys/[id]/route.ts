import { getApiKey } from "@/lib/domain/api-keys/get-api-key";
import { revokeApiKey } from "@/lib/domain/api-keys/revoke-api-key";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { getApiKeyContract, revokeApiKeyContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(getApiKeyContract, (ctx, { params }) => getApiKey(ctx, params)),
  DELETE: route(revokeApiKeyContract, (ctx, { params }) => revokeApiKey(ctx, params)),
});
