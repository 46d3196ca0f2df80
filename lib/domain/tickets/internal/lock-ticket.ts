import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError } from "@/lib/shared/errors";
import { findTicketRow, type TicketRow } from "../tickets.dto";

/**
 * Takes the ticket's row lock and reads it: whoever changes, checks or deploys a ticket comes through here, so that no
 * two of them decide on the same state. Honours `If-Match`.
 *
 * @throws TICKET_001 when it is not there, CONFLICT_001 when the caller saw another version
 */
export async function lockTicket(tx: Tx, ctx: Ctx, id: string, deletedToo = false): Promise<TicketRow> {
  await tx.$queryRaw`select id from tickets where tenant_id = ${ctx.tenantId}::uuid and id = ${id}::uuid for update`;
  const ticket = await findTicketRow(tx, ctx.tenantId, id, deletedToo);
  if (!ticket) throw appError("TICKET_001", { details: { ticketId: id } });
  if (ctx.ifMatch !== null && ctx.ifMatch !== ticket.version) {
    throw appError("CONFLICT_001", { details: { currentVersion: ticket.version } });
  }
  return ticket;
}

/** @throws TICKET_002 while a deployment of the ticket is on its way. */
export async function refuseWhileDeploying(tx: Tx, ctx: Ctx, ticket: TicketRow): Promise<void> {
  const live = await tx.deployment.findFirst({
    where: { tenantId: ctx.tenantId, ticketId: ticket.id, state: { in: ["queued", "running", "waiting"] } },
    select: { id: true },
  });
  if (!live) return;
  throw appError("TICKET_002", {
    message: "The ticket is being deployed; wait for the end or cancel the deployment first",
    details: { taskId: live.id },
  });
}
