import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
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
    const after = { ...ticket, deletedAt };
    await recordChange(tx, ctx, { type: "ticket.deleted", noun: "ticket", before: ticket, after, dto: { id: ticket.id } });
  });
}
