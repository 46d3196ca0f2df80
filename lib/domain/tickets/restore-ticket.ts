import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { lockTicket } from "./internal/lock-ticket";
import { recallTicket } from "./internal/move-ticket";
import { changedSentence, changedSinceCheck } from "./internal/verify-check";
import { findTicketRow, toTicketDto } from "./tickets.dto";
import type { TicketDto } from "./tickets.schema";

/**
 * Brings a deleted ticket back as it was; a ready one goes back to draft when what was checked has changed meanwhile. A
 * ticket that is not deleted stays as it is.
 *
 * @throws TICKET_001, CONFLICT_001
 */
export async function restoreTicket(ctx: Ctx, input: { id: string }): Promise<TicketDto> {
  authorize(ctx, "ticket:write");
  return ctx.write(async (tx) => {
    const before = await lockTicket(tx, ctx, input.id, true);
    if (!before.deletedAt) return toTicketDto(before);
    await tx.ticket.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: { deletedAt: null, version: { increment: 1 } },
    });
    const after = await findTicketRow(tx, ctx.tenantId, before.id);
    if (!after) throw new Error("the ticket just restored is not there");
    const dto = toTicketDto(after);
    await recordChange(tx, ctx, { type: "ticket.restored", noun: "ticket", before, after, dto });
    const changed = after.status === "READY_FOR_API" ? await changedSinceCheck(tx, ctx, after) : [];
    return changed.length === 0 ? dto : toTicketDto(await recallTicket(tx, ctx, after, changedSentence(changed)));
  });
}
