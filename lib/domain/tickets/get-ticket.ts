import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { isUuid } from "@/lib/shared/ids";
import { withNewestCheck } from "./internal/stored-check";
import { findTicketRow } from "./tickets.dto";
import type { TicketDetailDto } from "./tickets.schema";

/**
 * One ticket with the findings of its newest check, by its id or by the key people call it (`SB-123`).
 *
 * @throws TICKET_001 (404) when it is not there, deleted (unless asked for) or another workspace's
 */
export async function getTicket(ctx: Ctx, input: { id: string; includeDeleted?: boolean }): Promise<TicketDetailDto> {
  authorize(ctx, "ticket:read");
  return ctx.read(async (tx) => {
    const id = isUuid(input.id) ? input.id : await idOfKey(input.id);
    const row = id === null ? null : await findTicketRow(tx, ctx.tenantId, id, input.includeDeleted ?? false);
    if (!row) throw appError("TICKET_001", { details: { ticketId: input.id } });
    return withNewestCheck(tx, ctx, row);

    async function idOfKey(key: string): Promise<string | null> {
      const number = Number(/^SB-([1-9]\d{0,8})$/i.exec(key)?.[1] ?? Number.NaN);
      if (Number.isNaN(number)) return null;
      const found = await tx.ticket.findUnique({ where: { tenantId_number: { tenantId: ctx.tenantId, number } }, select: { id: true } });
      return found?.id ?? null;
    }
  });
}
