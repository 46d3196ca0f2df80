import { z } from "zod";
import {
  connectionOutput,
  createConnectionInput,
  listConnectionsInput,
  listConnectionsOutput,
  updateConnectionInput,
} from "@/lib/domain/connections/connections.schema";
import { defineContract } from "@/lib/http/contract";
import { idInput } from "@/lib/shared/filters";

const tags = ["Connections"];
const params = z.object({ id: idInput });

export const listConnectionsContract = defineContract({
  method: "GET",
  path: "/api/v1/connections",
  operationId: "listConnections",
  summary: "List platform connections",
  tags,
  permission: "connection:read",
  query: listConnectionsInput,
  response: { status: 200, schema: listConnectionsOutput },
  errors: [],
});

export const createConnectionContract = defineContract({
  method: "POST",
  path: "/api/v1/connections",
  operationId: "createConnection",
  summary: "Connect an advertising account",
  description: "Credentials are stored encrypted and never given out again.",
  tags,
  permission: "connection:write",
  body: createConnectionInput,
  response: { status: 201, schema: connectionOutput },
  errors: ["CONNECTION_002"],
  examples: {
    body: {
      platform: "Meta",
      name: "Meta, training",
      account_id: "123456789",
      currency: "USD",
      timezone: "America/New_York",
      environment: "simulator",
      credentials: { access_token: "the account's own token" },
    },
  },
});

export const getConnectionContract = defineContract({
  method: "GET",
  path: "/api/v1/connections/{id}",
  operationId: "getConnection",
  summary: "Get a connection",
  tags,
  permission: "connection:read",
  params,
  query: z.strictObject({ includeDeleted: z.boolean().default(false) }),
  response: { status: 200, schema: connectionOutput },
  errors: ["CONNECTION_001"],
});

const update = {
  path: "/api/v1/connections/{id}",
  description: "Merges. A change of account or environment clears the stored credentials unless new ones come with it.",
  tags,
  permission: "connection:write",
  params,
  body: updateConnectionInput,
  response: { status: 200, schema: connectionOutput },
  errors: ["CONNECTION_001", "CONNECTION_002"],
} as const;

export const replaceConnectionContract = defineContract({
  ...update,
  method: "PUT",
  operationId: "updateConnection",
  summary: "Update a connection",
});
export const patchConnectionContract = defineContract({
  ...update,
  method: "PATCH",
  operationId: "patchConnection",
  summary: "Update a connection",
});

export const deleteConnectionContract = defineContract({
  method: "DELETE",
  path: "/api/v1/connections/{id}",
  operationId: "deleteConnection",
  summary: "Disconnect an account",
  tags,
  permission: "connection:write",
  params,
  response: { status: 204, schema: null },
  errors: ["CONNECTION_001", "CONNECTION_004"],
});

export const connectionContracts = [
  listConnectionsContract,
  createConnectionContract,
  getConnectionContract,
  replaceConnectionContract,
  patchConnectionContract,
  deleteConnectionContract,
];
