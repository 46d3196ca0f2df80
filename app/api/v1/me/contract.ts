import { meOutput } from "@/lib/domain/workspaces/workspaces.schema";
import { defineContract } from "@/lib/http/contract";

export const getMeContract = defineContract({
  method: "GET",
  path: "/api/v1/me",
  operationId: "getMe",
  summary: "Who you are here, and what you may do",
  tags: ["Workspaces"],
  permission: "member:read",
  response: { status: 200, schema: meOutput },
  errors: [],
});

export const meContracts = [getMeContract];
