import { restoreChannel } from "@/lib/domain/channels/restore-channel";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { restoreChannelContract } from "../../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(restoreChannelContract, (ctx, { params }) => restoreChannel(ctx, params)),
});
