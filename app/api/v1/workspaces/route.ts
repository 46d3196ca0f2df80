import { listMyWorkspaces } from "@/lib/domain/workspaces/list-my-workspaces";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { listMyWorkspacesContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listMyWorkspacesContract, (ctx) => listMyWorkspaces(ctx)),
});
