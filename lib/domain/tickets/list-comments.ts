import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { toCommentDto } from "./comments.dto";
import { findTicketRow } from "./tickets.dto";
import { type CommentDto, listCommentsInput } from "./tickets.schema";

/** A ticket's comments, oldest first. @throws TICKET_001 */
export async function listComments(
  ctx: Ctx,
  input: { ticketId: string; limit?: number; offset?: number },
): Promise<{ comments: CommentDto[]; total: number }> {
  authorize(ctx, "ticket:read");
  const { ticketId, ...rest } = input;
  const page = listCommentsInput.parse(rest);
  return ctx.read(async (tx) => {
    if (!(await findTicketRow(tx, ctx.tenantId, ticketId))) throw appError("TICKET_001", { details: { ticketId } });
    const where = { tenantId: ctx.tenantId, ticketId, deletedAt: null };
    const rows = await tx.ticketComment.findMany({
      where,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: page.limit,
      skip: page.offset,
    });
    return { comments: rows.map(toCommentDto), total: await tx.ticketComment.count({ where }) };
  });
}
