import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Outbound } from "@/lib/infra/outbound/outbound";
import { outbound } from "@/lib/infra/outbound/shared-outbound";
import { appError } from "@/lib/shared/errors";
import { keepReadings } from "./internal/keep-readings";
import { readObjects } from "./internal/read-objects";
import { type TicketObject, ticketObjects } from "./internal/ticket-objects";
import { toPlatformObjectDto } from "./platform-objects.dto";
import type { RefreshDto } from "./platform-objects.schema";

/**
 * Reads what a ticket has on its platform, and keeps what was seen. The platform is asked outside of any transaction.
 * When it stops answering half-way, what was read until then is kept before the failure is told.
 *
 * @param via the network, for tests
 * @throws TICKET_001, CONNECTION_005, PLATFORM_001, PLATFORM_002, PLATFORM_003
 */
export async function refreshPlatformObjects(
  ctx: Ctx,
  input: { ticketId: string },
  via: { outbound: Outbound } = { outbound },
): Promise<RefreshDto> {
  authorize(ctx, "ticket:write");
  const known = await objectsOf(ctx, input.ticketId);
  const { readings, problem } = await readObjects(ctx, known, via);
  if (readings.length > 0) await keepReadings(ctx, readings);
  if (problem) throw problem;
  const objects = await objectsOf(ctx, input.ticketId);
  return { ticketId: input.ticketId, objects: objects.map(toPlatformObjectDto) };
}

function objectsOf(ctx: Ctx, ticketId: string): Promise<TicketObject[]> {
  return ctx.read(async (tx) => {
    const ticket = await tx.ticket.findFirst({
      where: { tenantId: ctx.tenantId, id: ticketId, deletedAt: null },
      select: { id: true, tenantId: true, targetObjectId: true, externalPlatformId: true },
    });
    if (!ticket) throw appError("TICKET_001", { details: { ticketId } });
    return ticketObjects(tx, ticket);
  });
}
