import { endMySession } from "@/lib/domain/sessions/end-my-session";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { endMySessionContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  DELETE: route(endMySessionContract, (ctx, { params }) => endMySession(ctx, params)),
});
