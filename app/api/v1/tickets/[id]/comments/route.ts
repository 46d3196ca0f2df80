import { addComment } from "@/lib/domain/tickets/add-comment";
import { listComments } from "@/lib/domain/tickets/list-comments";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { addCommentContract, listCommentsContract } from "../../comment-contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listCommentsContract, (ctx, { params, query }) => listComments(ctx, { ticketId: params.id, ...query })),
  POST: route(addCommentContract, (ctx, { params, body }) => addComment(ctx, { ticketId: params.id, ...body })),
});
