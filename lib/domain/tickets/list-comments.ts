import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { listPage } from "@/lib/infra/db/list-page";
import { appError } from "@/lib/shared/errors";
import { toCommentDto } from "./comments.dto";
import { findTicketRow } from "./tickets.dto";
import { type CommentDto, type ListCommentsInput, listCommentsInput } from "./tickets.schema";

export type CommentList = { comments: CommentDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/** A page of a ticket's comments, oldest first. @throws TICKET_001 */
export async function listComments(ctx: Ctx, input: { ticketId: string } & ListCommentsInput): Promise<CommentList> {
  authorize(ctx, "ticket:read");
  const { ticketId, ...rest } = input;
  const query = { ...listCommentsInput.parse(rest), sort: "created_at" };
  return ctx.read(async (tx) => {
    const ticket = await findTicketRow(tx, ctx.tenantId, ticketId);
    if (!ticket) throw appError("TICKET_001", { details: { ticketId } });
    const table = { findMany: (args: object) => tx.ticketComment.findMany(args), count: (args: object) => tx.ticketComment.count(args) };
    const filters = [{ ticketId: ticket.id, deletedAt: null }];
    const { rows, ...page } = await listPage(tx, ctx.tenantId, null, table, query, filters, { created_at: "createdAt" });
    return { comments: rows.map(toCommentDto), ...page };
  });
}
