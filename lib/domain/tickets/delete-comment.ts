import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { findTicketRow } from "./tickets.dto";

/** Removes one's own comment; another's only with `user:write`. @throws TICKET_004 when it is not there, AUTH_003 when it is another's */
export async function deleteComment(ctx: Ctx, input: { ticketId: string; commentId: string }): Promise<void> {
  authorize(ctx, "ticket:write");
  await ctx.write(async (tx) => {
    const { commentId } = input;
    // Of a deleted ticket too: what is written there may still have to go.
    const ticketId = (await findTicketRow(tx, ctx.tenantId, input.ticketId, true))?.id;
    if (ticketId === undefined) throw appError("TICKET_004", { details: { commentId } });
    const comment = await tx.ticketComment.findFirst({ where: { tenantId: ctx.tenantId, id: commentId, ticketId, deletedAt: null } });
    if (!comment) throw appError("TICKET_004", { details: { commentId } });
    const own = comment.authorKind === ctx.actor.kind && comment.authorId === ctx.actor.id;
    if (!own) authorize(ctx, "user:write");
    const deletedAt = new Date();
    await tx.ticketComment.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: commentId } },
      data: { deletedAt, version: { increment: 1 } },
    });
    const after = { ...comment, deletedAt };
    await recordChange(tx, ctx, { type: "comment.deleted", noun: "comment", before: comment, after, dto: { id: commentId, ticketId } });
  });
}
