import { createApiKey } from "@/lib/domain/api-keys/create-api-key";
import { listApiKeys } from "@/lib/domain/api-keys/list-api-keys";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { createApiKeyContract, listApiKeysContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listApiKeysContract, (ctx, { query }) => listApiKeys(ctx, query)),
  POST: route(createApiKeyContract, (ctx, { body }) => createApiKey(ctx, body)),
});
