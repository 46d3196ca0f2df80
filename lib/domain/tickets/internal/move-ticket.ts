import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { findTicketRow, type TicketRow, toTicketDto } from "../tickets.dto";
import type { TicketStatus } from "../tickets.rules";

type Columns = { qaFailureReason?: string | null; externalPlatformId?: string | null; qaRunId?: null; qaInputHash?: null };

/** Moves a locked ticket to another status, with the columns that go with it, its audit row and its event. */
export async function moveTicket(
  tx: Tx,
  ctx: Ctx,
  before: TicketRow,
  action: `ticket.${string}`,
  status: TicketStatus,
  columns: Columns = {},
): Promise<TicketRow> {
  await tx.ticket.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
    data: { ...columns, status, ...(status === before.status ? {} : { statusAt: new Date() }), version: { increment: 1 } },
  });
  const after = await findTicketRow(tx, ctx.tenantId, before.id, true);
  if (!after) throw new Error("the ticket being moved is not there");
  await recordChange(tx, ctx, { type: action, noun: "ticket", before, after, dto: toTicketDto(after) });
  return after;
}

/** Back to DRAFT because what was checked is no longer what would be sent. */
export function recallTicket(tx: Tx, ctx: Ctx, before: TicketRow, reason: string): Promise<TicketRow> {
  return moveTicket(tx, ctx, before, "ticket.recalled", "DRAFT", { qaFailureReason: reason, qaRunId: null, qaInputHash: null });
}
