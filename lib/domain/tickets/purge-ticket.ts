import "server-only";
import { purgeRow } from "@/lib/domain/changes/purge-row";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { lockTicket } from "./internal/lock-ticket";

/**
 * Deletes a ticket for good with its comments and checks, a deleted one too: for one that was never sent anywhere.
 * @throws TICKET_001, CONFLICT_001, CONFLICT_003 once it was deployed: what was done on a platform is never forgotten
 */
export async function purgeTicket(ctx: Ctx, input: { id: string }): Promise<void> {
  authorize(ctx, "ticket:purge");
  await ctx.write(async (tx) => {
    const row = await lockTicket(tx, ctx, input.id, true);
    const { tenantId } = ctx;
    const remove = async () => {
      await tx.qaFinding.deleteMany({ where: { tenantId, run: { is: { ticketId: row.id } } } });
      await tx.qaRun.deleteMany({ where: { tenantId, ticketId: row.id } });
      await tx.ticketComment.deleteMany({ where: { tenantId, ticketId: row.id } });
      await tx.checklistSignature.deleteMany({ where: { tenantId, ticketId: row.id } });
      await tx.ticket.delete({ where: { tenantId_id: { tenantId, id: row.id } } });
    };
    await purgeRow(tx, ctx, { noun: "ticket", row, remove, referrers: "deployments" });
  });
}
