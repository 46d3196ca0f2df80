import "server-only";
import { audit } from "@/lib/infra/audit";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { emit } from "@/lib/infra/outbox/emit";
import { lockTicket, refuseWhileDeploying } from "./internal/lock-ticket";

/** Deletes a ticket softly. What it made on the platform stays there. @throws TICKET_001, TICKET_002 while it is being deployed */
export async function deleteTicket(ctx: Ctx, input: { id: string }): Promise<void> {
  authorize(ctx, "ticket:write");
  await ctx.write(async (tx) => {
    const ticket = await lockTicket(tx, ctx, input.id);
    await refuseWhileDeploying(tx, ctx, ticket);
    const deletedAt = new Date();
    await tx.ticket.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: ticket.id } },
      data: { deletedAt, version: { increment: 1 } },
    });
    await audit(tx, ctx, "ticket.deleted", { subject: { type: "ticket", id: ticket.id }, before: ticket, after: { ...ticket, deletedAt } });
    await emit(tx, ctx, { type: "ticket.deleted", version: 1, subject: { type: "ticket", id: ticket.id }, data: { id: ticket.id } });
  });
}
