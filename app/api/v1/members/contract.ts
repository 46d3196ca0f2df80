import { listMembersInput, listMembersOutput } from "@/lib/domain/members/members.schema";
import { defineContract } from "@/lib/http/contract";

export const listMembersContract = defineContract({
  method: "GET",
  path: "/api/v1/members",
  operationId: "listMembers",
  summary: "List the workspace's members",
  tags: ["Members"],
  permission: "member:read",
  query: listMembersInput,
  response: { status: 200, schema: listMembersOutput },
  errors: [],
});

export const memberContracts = [listMembersContract];
