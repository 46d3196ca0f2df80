import { deleteChannel } from "@/lib/domain/channels/delete-channel";
import { getChannel } from "@/lib/domain/channels/get-channel";
import { purgeChannel } from "@/lib/domain/channels/purge-channel";
import { updateChannel } from "@/lib/domain/channels/update-channel";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { deleteChannelContract, getChannelContract, patchChannelContract, replaceChannelContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(getChannelContract, (ctx, { params, query }) => getChannel(ctx, { ...params, ...query })),
  PUT: route(replaceChannelContract, (ctx, { params, body }) => updateChannel(ctx, { ...params, changes: body })),
  PATCH: route(patchChannelContract, (ctx, { params, body }) => updateChannel(ctx, { ...params, changes: body })),
  DELETE: route(deleteChannelContract, (ctx, { params, query }) => (query.hard ? purgeChannel : deleteChannel)(ctx, params)),
});
