import { listMembers } from "@/lib/domain/members/list-members";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { listMembersContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listMembersContract, (ctx, { query }) => listMembers(ctx, query)),
});
