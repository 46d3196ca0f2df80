import { listMyWorkspacesOutput } from "@/lib/domain/workspaces/workspaces.schema";
import { defineContract } from "@/lib/http/contract";

export const listMyWorkspacesContract = defineContract({
  method: "GET",
  path: "/api/v1/workspaces",
  operationId: "listMyWorkspaces",
  summary: "List your workspaces",
  description: "An API key is good for its own workspace only and sees no other.",
  tags: ["Workspaces"],
  permission: "member:read",
  response: { status: 200, schema: listMyWorkspacesOutput },
  errors: [],
});

export const workspaceContracts = [listMyWorkspacesContract];
