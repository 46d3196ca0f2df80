import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { emit } from "@/lib/infra/outbox/emit";
import { newId } from "@/lib/shared/ids";
import { type BulkDeployDto, type BulkDeployInput, bulkDeployInput } from "./bulk-deployments.schema";
import { handOver } from "./internal/hand-over";

/**
 * Deploys a selection of tickets: each is accepted or refused on its own, as by deploying it alone. The selection is
 * stored first, so that a crash half-way leaves nobody guessing: a job hands over what was left.
 */
export async function startBulkDeployment(ctx: Ctx, input: BulkDeployInput): Promise<BulkDeployDto> {
  authorize(ctx, "ticket:deploy");
  const { ticketIds } = bulkDeployInput.parse(input);
  const { bulkId } = await ctx.write(async (tx) => {
    const id = newId();
    const found = await tx.ticket.findMany({
      where: { tenantId: ctx.tenantId, id: { in: ticketIds }, deletedAt: null },
      select: { id: true },
    });
    const there = new Set(found.map((ticket) => ticket.id));
    const { kind: actorKind, id: actorId, label: actorLabel } = ctx.actor;
    await tx.bulkDeployment.create({ data: { id, tenantId: ctx.tenantId, actorKind, actorId, actorLabel } });
    await tx.bulkDeploymentItem.createMany({
      data: ticketIds.map((askedId, position) => ({
        tenantId: ctx.tenantId,
        bulkId: id,
        position,
        askedId,
        ...(there.has(askedId) ? { ticketId: askedId } : { code: "TICKET_001", message: "Ticket not found" }),
      })),
    });
    await emit(tx, ctx, {
      type: "bulk_deployment.requested",
      version: 1,
      subject: { type: "bulk_deployment", id },
      data: { bulk_id: id, tickets: ticketIds.length },
    });
    return { bulkId: id };
  });
  await handOver(ctx, bulkId);
  return ctx.read(async (tx) => {
    const items = await tx.bulkDeploymentItem.findMany({ where: { tenantId: ctx.tenantId, bulkId }, orderBy: { position: "asc" } });
    return {
      bulkId,
      accepted: items.flatMap(({ askedId, deploymentId }) => (deploymentId ? [{ ticketId: askedId, taskId: deploymentId }] : [])),
      refused: items.flatMap(({ askedId, code, message }) => (code ? [{ ticketId: askedId, code, message: message ?? "" }] : [])),
    };
  });
}
