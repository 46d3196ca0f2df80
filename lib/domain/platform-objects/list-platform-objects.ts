import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { wholeList } from "@/lib/shared/pagination";
import { ticketObjects } from "./internal/ticket-objects";
import { toPlatformObjectDto } from "./platform-objects.dto";

/**
 * What is on a platform because of a ticket or that the ticket is about, as it is stored here: parents before children.
 *
 * @throws TICKET_001
 */
export async function listPlatformObjects(ctx: Ctx, input: { ticketId: string }) {
  authorize(ctx, "ticket:read");
  return ctx.read(async (tx) => {
    const ticket = await tx.ticket.findFirst({
      where: { tenantId: ctx.tenantId, id: input.ticketId, deletedAt: null },
      select: { id: true, tenantId: true, targetObjectId: true, externalPlatformId: true },
    });
    if (!ticket) throw appError("TICKET_001", { details: { ticketId: input.ticketId } });
    return wholeList("objects", (await ticketObjects(tx, ticket)).map(toPlatformObjectDto));
  });
}
