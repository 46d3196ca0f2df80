import { createChannel } from "@/lib/domain/channels/create-channel";
import { listChannels } from "@/lib/domain/channels/list-channels";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { createChannelContract, listChannelsContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listChannelsContract, (ctx, { query }) => listChannels(ctx, query)),
  POST: route(createChannelContract, (ctx, { body }) => createChannel(ctx, body)),
});
