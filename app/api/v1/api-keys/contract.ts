import { z } from "zod";
import {
  apiKeyOutput,
  createApiKeyInput,
  createdApiKeyOutput,
  listApiKeysInput,
  listApiKeysOutput,
} from "@/lib/domain/api-keys/api-keys.schema";
import { defineContract } from "@/lib/http/contract";
import { idInput } from "@/lib/shared/filters";

const tags = ["API keys"];
const params = z.object({ id: idInput });

export const listApiKeysContract = defineContract({
  method: "GET",
  path: "/api/v1/api-keys",
  operationId: "listApiKeys",
  summary: "List API keys",
  description: "Everybody's keys in the workspace, never the keys themselves. Revoked ones with include_revoked=true.",
  tags,
  permission: "apikey:read",
  query: listApiKeysInput,
  response: { status: 200, schema: listApiKeysOutput },
  errors: [],
});

export const createApiKeyContract = defineContract({
  method: "POST",
  path: "/api/v1/api-keys",
  operationId: "createApiKey",
  summary: "Make an API key",
  description:
    "The whole key is in this answer and nowhere else; a replay with the same Idempotency-Key has null instead. It never holds more than its scopes and what its maker may do at the moment of a call.",
  tags,
  permission: "apikey:write",
  body: createApiKeyInput,
  response: { status: 201, schema: createdApiKeyOutput },
  errors: [],
  secretFields: ["key"],
  examples: { body: { name: "Reporting", scopes: ["campaign:read", "ticket:read"], expires_at: "2027-12-31" } },
});

export const getApiKeyContract = defineContract({
  method: "GET",
  path: "/api/v1/api-keys/{id}",
  operationId: "getApiKey",
  summary: "Get an API key",
  tags,
  permission: "apikey:read",
  params,
  response: { status: 200, schema: apiKeyOutput },
  errors: ["APIKEY_001"],
});

export const revokeApiKeyContract = defineContract({
  method: "DELETE",
  path: "/api/v1/api-keys/{id}",
  operationId: "revokeApiKey",
  summary: "Revoke an API key",
  description: "At once. Keys that a service account's key made are refused with it.",
  tags,
  permission: "apikey:write",
  params,
  response: { status: 204, schema: null },
  errors: ["APIKEY_001", "CONFLICT_001"],
});

export const apiKeyContracts = [listApiKeysContract, createApiKeyContract, getApiKeyContract, revokeApiKeyContract];
