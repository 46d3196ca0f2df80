import { z } from "zod";
import {
  channelOutput,
  channelParams,
  createChannelInput,
  listChannelsInput,
  listChannelsOutput,
  updateChannelInput,
} from "@/lib/domain/channels/channels.schema";
import { defineContract } from "@/lib/http/contract";
import { hardQuery } from "@/lib/shared/filters";

const tags = ["Governance"];
const params = channelParams;

export const listChannelsContract = defineContract({
  method: "GET",
  path: "/api/v1/channels",
  operationId: "listChannels",
  summary: "List channels",
  tags,
  permission: "governance:read",
  query: listChannelsInput,
  response: { status: 200, schema: listChannelsOutput },
  errors: [],
});

export const createChannelContract = defineContract({
  method: "POST",
  path: "/api/v1/channels",
  operationId: "createChannel",
  summary: "Create a channel",
  description:
    "The code is the platform's spelling in names unless given; two channels of one platform need two codes. A code that would make two different names look the same is refused with the pair as proof (TAXONOMY_002).",
  tags,
  permission: "governance:write",
  body: createChannelInput,
  response: { status: 201, schema: channelOutput },
  errors: ["CHANNEL_002", "TAXONOMY_002", "TAXONOMY_003"],
  examples: { body: { platform_name: "Meta", api_identifier: "act_123456789" } },
});

export const getChannelContract = defineContract({
  method: "GET",
  path: "/api/v1/channels/{id}",
  operationId: "getChannel",
  summary: "Get a channel",
  tags,
  permission: "governance:read",
  params,
  query: z.strictObject({ includeDeleted: z.boolean().default(false) }),
  response: { status: 200, schema: channelOutput },
  errors: ["CHANNEL_001"],
});

const update = {
  path: "/api/v1/channels/{id}",
  summary: "Update a channel",
  description: "Merges: absent is unchanged, null is cleared. Names already issued keep the old code, which stays retired.",
  tags,
  permission: "governance:write",
  params,
  body: updateChannelInput,
  response: { status: 200, schema: channelOutput },
  errors: ["CHANNEL_001", "CHANNEL_002", "CHANNEL_003", "TAXONOMY_002", "TAXONOMY_003"],
} as const;

export const replaceChannelContract = defineContract({ ...update, method: "PUT", operationId: "updateChannel" });
export const patchChannelContract = defineContract({ ...update, method: "PATCH", operationId: "patchChannel" });

export const deleteChannelContract = defineContract({
  method: "DELETE",
  path: "/api/v1/channels/{id}",
  operationId: "deleteChannel",
  summary: "Delete a channel",
  description:
    "Refused while campaigns or tickets use it: `details.used_by` counts them and names the first ten of each. With `hard=true` it is deleted for good, which needs `governance:purge` and is refused while anything refers to it, deleted rows included.",
  tags,
  permission: "governance:write",
  params,
  query: hardQuery,
  response: { status: 204, schema: null },
  errors: ["CONFLICT_003", "CHANNEL_001", "CHANNEL_003"],
});

export const restoreChannelContract = defineContract({
  method: "POST",
  path: "/api/v1/channels/{id}/restore",
  operationId: "restoreChannel",
  summary: "Restore a deleted channel",
  tags,
  permission: "governance:write",
  params,
  body: z.strictObject({}).optional(),
  response: { status: 200, schema: channelOutput },
  errors: ["CHANNEL_001", "CHANNEL_002", "TAXONOMY_002", "TAXONOMY_003"],
});

export const channelContracts = [
  listChannelsContract,
  createChannelContract,
  getChannelContract,
  replaceChannelContract,
  patchChannelContract,
  deleteChannelContract,
  restoreChannelContract,
];
