import "server-only";
import { audit } from "@/lib/infra/audit";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { emit } from "@/lib/infra/outbox/emit";
import { appError } from "@/lib/shared/errors";
import { newId } from "@/lib/shared/ids";
import { wireOf } from "@/lib/shared/wire-of";
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
    await audit(tx, ctx, "comment.created", { subject: { type: "comment", id: comment.id }, after: comment });
    const dto = toCommentDto(comment);
    // The envelope's own key: `body` of a comment is text, so it is safe to be taken over as it is.
    await emit(tx, ctx, { type: "comment.created", version: 1, subject: { type: "ticket", id: ticket.id }, data: wireOf(dto) });
    return dto;
  });
}
