import { deleteComment } from "@/lib/domain/tickets/delete-comment";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { deleteCommentContract } from "../../../comment-contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  DELETE: route(deleteCommentContract, (ctx, { params }) => deleteComment(ctx, { ticketId: params.id, commentId: params.commentId })),
});
