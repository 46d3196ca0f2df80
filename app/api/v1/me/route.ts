import { getMe } from "@/lib/domain/workspaces/get-me";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { getMeContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(getMeContract, (ctx) => getMe(ctx)),
});
