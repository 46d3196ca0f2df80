import { z } from "zod";
import {
  createMarketInput,
  listMarketsInput,
  listMarketsOutput,
  marketOutput,
  marketParams,
  updateMarketInput,
} from "@/lib/domain/markets/markets.schema";
import { defineContract } from "@/lib/http/contract";
import { hardQuery } from "@/lib/shared/filters";

const tags = ["Governance"];
const params = marketParams;

export const listMarketsContract = defineContract({
  method: "GET",
  path: "/api/v1/markets",
  operationId: "listMarkets",
  summary: "List markets",
  tags,
  permission: "governance:read",
  query: listMarketsInput,
  response: { status: 200, schema: listMarketsOutput },
  errors: [],
});

export const createMarketContract = defineContract({
  method: "POST",
  path: "/api/v1/markets",
  operationId: "createMarket",
  summary: "Create a market",
  description:
    "Only the code is required where it is a country's: the rest has defaults. A code that would make two different names look the same is refused with the pair as proof (TAXONOMY_002).",
  tags,
  permission: "governance:write",
  body: createMarketInput,
  response: { status: 201, schema: marketOutput },
  errors: ["MARKET_002", "TAXONOMY_002", "TAXONOMY_003"],
  examples: {
    body: { code: "US", name: "United States", country: "US", region: "North America", currency: "USD", timezone: "America/New_York" },
  },
});

export const getMarketContract = defineContract({
  method: "GET",
  path: "/api/v1/markets/{id}",
  operationId: "getMarket",
  summary: "Get a market",
  tags,
  permission: "governance:read",
  params,
  query: z.strictObject({ includeDeleted: z.boolean().default(false) }),
  response: { status: 200, schema: marketOutput },
  errors: ["MARKET_001"],
});

const update = {
  path: "/api/v1/markets/{id}",
  summary: "Update a market",
  description: "Merges: absent is unchanged, null is cleared. Names already issued keep the old code, which stays retired.",
  tags,
  permission: "governance:write",
  params,
  body: updateMarketInput,
  response: { status: 200, schema: marketOutput },
  errors: ["MARKET_001", "MARKET_002", "TAXONOMY_002", "TAXONOMY_003"],
} as const;

export const replaceMarketContract = defineContract({ ...update, method: "PUT", operationId: "updateMarket" });
export const patchMarketContract = defineContract({ ...update, method: "PATCH", operationId: "patchMarket" });

export const deleteMarketContract = defineContract({
  method: "DELETE",
  path: "/api/v1/markets/{id}",
  operationId: "deleteMarket",
  summary: "Delete a market",
  description:
    "Refused while campaigns or tickets use it: `details.used_by` counts them and names the first ten of each. With `hard=true` it is deleted for good, which needs `governance:purge` and is refused while anything refers to it, deleted rows included.",
  tags,
  permission: "governance:write",
  params,
  query: hardQuery,
  response: { status: 204, schema: null },
  errors: ["CONFLICT_003", "MARKET_001", "MARKET_003"],
});

export const restoreMarketContract = defineContract({
  method: "POST",
  path: "/api/v1/markets/{id}/restore",
  operationId: "restoreMarket",
  summary: "Restore a deleted market",
  tags,
  permission: "governance:write",
  params,
  body: z.strictObject({}).optional(),
  response: { status: 200, schema: marketOutput },
  errors: ["MARKET_001", "MARKET_002", "TAXONOMY_002", "TAXONOMY_003"],
});

export const marketContracts = [
  listMarketsContract,
  createMarketContract,
  getMarketContract,
  replaceMarketContract,
  patchMarketContract,
  deleteMarketContract,
  restoreMarketContract,
];
