import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { newId } from "@/lib/shared/ids";
import { toCommentDto } from "./comments.dto";
import { findTicketRow } from "./tickets.dto";
import { type CommentDto, commentInput } from "./tickets.schema";

/** Adds a comment to a ticket. @throws TICKET_001 */
export async function addComment(ctx: Ctx, input: { ticketId: string; body: string }): Promise<CommentDto> {
  authorize(ctx, "ticket:write");
  const { body } = commentInput.parse({ body: input.body });
  return ctx.write(async (tx) => {
    const ticket = await findTicketRow(tx, ctx.tenantId, input.ticketId);
    if (!ticket) throw appError("TICKET_001", { details: { ticketId: input.ticketId } });
    const comment = await tx.ticketComment.create({
      data: {
        id: newId(),
        tenantId: ctx.tenantId,
        ticketId: ticket.id,
        authorKind: ctx.actor.kind,
        authorId: ctx.actor.id,
        authorLabel: ctx.actor.label,
        body,
      },
    });
    const dto = toCommentDto(comment);
    await recordChange(tx, ctx, { type: "comment.created", noun: "comment", after: comment, dto });
    return dto;
  });
}
