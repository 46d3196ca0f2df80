import { listChangesInput, listChangesOutput } from "@/lib/domain/changes/changes.schema";
import { defineContract } from "@/lib/http/contract";

export const listChangesContract = defineContract({
  method: "GET",
  path: "/api/v1/changes",
  operationId: "listChanges",
  summary: "Read the workspace's changes in their order",
  description:
    "Start with `after=latest` for the present cursor, or without `after` from the beginning; go on with `next_cursor`. Nothing is missed and nothing comes twice. Changes of nouns the caller may not read are left out.",
  tags: ["Changes"],
  permission: "change:read",
  query: listChangesInput,
  response: { status: 200, schema: listChangesOutput },
  errors: [],
});

export const changeContracts = [listChangesContract];
