import { z } from "zod";
import { commentInput, commentOutput, listCommentsInput, listCommentsOutput } from "@/lib/domain/tickets/tickets.schema";
import { defineContract } from "@/lib/http/contract";
import { idInput } from "@/lib/shared/filters";
import { idOrKey, params, tags } from "./shared";

export const listCommentsContract = defineContract({
  method: "GET",
  path: "/api/v1/tickets/{id}/comments",
  operationId: "listTicketComments",
  summary: "List a ticket's comments",
  tags,
  permission: "ticket:read",
  params,
  query: listCommentsInput,
  response: { status: 200, schema: listCommentsOutput },
  errors: ["TICKET_001"],
});

export const addCommentContract = defineContract({
  method: "POST",
  path: "/api/v1/tickets/{id}/comments",
  operationId: "addTicketComment",
  summary: "Comment on a ticket",
  tags,
  permission: "ticket:write",
  params,
  body: commentInput,
  response: { status: 201, schema: commentOutput },
  errors: ["TICKET_001"],
});

export const deleteCommentContract = defineContract({
  method: "DELETE",
  path: "/api/v1/tickets/{id}/comments/{comment_id}",
  operationId: "deleteTicketComment",
  summary: "Delete a comment",
  description: "One's own; another's only with user:write.",
  tags,
  permission: "ticket:write",
  params: z.object({ id: idOrKey, commentId: idInput }),
  response: { status: 204, schema: null },
  errors: ["TICKET_004"],
});

export const ticketCommentContracts = [listCommentsContract, addCommentContract, deleteCommentContract];
