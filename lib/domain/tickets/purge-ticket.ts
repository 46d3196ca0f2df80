import "server-only";
import { purgeRow } from "@/lib/domain/changes/purge-row";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { lockTicket } from "./internal/lock-ticket";

/**
 * Deletes a ticket for good with its comments and checks, a deleted one too: for one that was never sent anywhere.
 * @throws TICKET_001, CONFLICT_001, CONFLICT_003 once it was deployed, or selected to be: what was done on a platform, and what was asked
 *   for, is never forgotten
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
    await purgeRow(tx, ctx, { noun: "ticket", row, remove, ...(await referring(tx, ctx, row.id)) });
  });
}

/** What holds on to a ticket. Asked before: after the database's refusal nothing can be asked any more. */
async function referring(tx: Tx, { tenantId }: Ctx, ticketId: string): Promise<{ referrers: string; why: string }> {
  const deployed = await tx.deployment.findFirst({ where: { tenantId, ticketId }, select: { id: true } });
  if (deployed) return { referrers: "deployments", why: "What was done on a platform is never forgotten" };
  const selections = await tx.bulkDeploymentItem.findMany({ where: { tenantId, ticketId }, select: { bulkId: true }, take: 5 });
  const named = selections.map(({ bulkId }) => bulkId).join(", ");
  return {
    referrers: named === "" ? "deployments" : `bulk deployments (${named})`,
    why: "It was selected to be deployed, and what became of a selection is kept",
  };
}
