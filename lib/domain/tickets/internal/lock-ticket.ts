import "server-only";
import { lockRow, requireVersion } from "@/lib/domain/changes/lock-row";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError } from "@/lib/shared/errors";
import { isUuid } from "@/lib/shared/ids";
import { findTicketRow, type TicketRow } from "../tickets.dto";

/**
 * Takes the ticket's row lock and reads it: whoever changes, checks or deploys a ticket comes through here, so that no
 * two of them decide on the same state. By its id or its key (`SB-123`). Honours `If-Match`.
 *
 * @throws TICKET_001 when it is not there, CONFLICT_001 when the caller saw another version
 */
export async function lockTicket(tx: Tx, ctx: Ctx, idOrKey: string, deletedToo = false): Promise<TicketRow> {
  const id = isUuid(idOrKey) ? idOrKey : (await findTicketRow(tx, ctx.tenantId, idOrKey, deletedToo))?.id;
  if (id !== undefined) await lockRow(tx, ctx, "tickets", id);
  const ticket = id === undefined ? null : await findTicketRow(tx, ctx.tenantId, id, deletedToo);
  if (!ticket) throw appError("TICKET_001", { details: { ticketId: idOrKey } });
  requireVersion(ctx, ticket);
  return ticket;
}

/** The deployment of the ticket that is on its way, or null. */
export function liveDeployment(tx: Tx, ctx: Ctx, ticket: { id: string }): Promise<{ id: string } | null> {
  return tx.deployment.findFirst({
    where: { tenantId: ctx.tenantId, ticketId: ticket.id, state: { in: ["queued", "running", "waiting"] } },
    select: { id: true },
  });
}

/** @throws TICKET_002 while a deployment of the ticket is on its way. */
export async function refuseWhileDeploying(tx: Tx, ctx: Ctx, ticket: TicketRow): Promise<void> {
  const live = await liveDeployment(tx, ctx, ticket);
  if (!live) return;
  throw appError("TICKET_002", {
    message: "The ticket is being deployed; wait for the end or cancel the deployment first",
    details: { taskId: live.id },
  });
}
