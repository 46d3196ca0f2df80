import { z } from "zod";
import { listSessionsOutput } from "@/lib/domain/sessions/sessions.schema";
import { defineContract } from "@/lib/http/contract";
import { idInput } from "@/lib/shared/filters";

const tags = ["Sessions"];

export const listMySessionsContract = defineContract({
  method: "GET",
  path: "/api/v1/sessions",
  operationId: "listMySessions",
  summary: "List where you are signed in",
  description: "An API key is signed in nowhere: an empty list.",
  tags,
  permission: "member:read",
  response: { status: 200, schema: listSessionsOutput },
  errors: [],
});

export const endMyOtherSessionsContract = defineContract({
  method: "DELETE",
  path: "/api/v1/sessions",
  operationId: "endMyOtherSessions",
  summary: "Sign out everywhere else",
  description: "Ends all your sessions, at once, except the one this request came with.",
  tags,
  permission: "member:read",
  response: { status: 204, schema: null },
  errors: [],
});

export const endMySessionContract = defineContract({
  method: "DELETE",
  path: "/api/v1/sessions/{id}",
  operationId: "endMySession",
  summary: "End one of your sessions",
  tags,
  permission: "member:read",
  params: z.object({ id: idInput }),
  response: { status: 204, schema: null },
  errors: ["AUTH_009"],
});

export const sessionContracts = [listMySessionsContract, endMyOtherSessionsContract, endMySessionContract];
