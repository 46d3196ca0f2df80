import "server-only";
import { LIVE_STATES } from "@/lib/domain/deployments/deployments.rules";
import { ticketKey } from "@/lib/domain/tickets/tickets.dto";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { BULK_ITEM_STATES, type BulkItemState, type BulkProgressDto } from "./bulk-deployments.schema";

/** How far a selection of tickets is: counts by state, and each ticket. @throws DEPLOY_006 */
export async function getBulkDeployment(ctx: Ctx, input: { bulkId: string }): Promise<BulkProgressDto> {
  authorize(ctx, "ticket:read");
  return ctx.read(async (tx) => {
    const bulk = await tx.bulkDeployment.findUnique({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: input.bulkId } },
      include: {
        items: {
          orderBy: { position: "asc" },
          include: {
            ticket: { select: { number: true, label: true, campaign: { select: { campaignName: true } } } },
            deployment: { select: { id: true, state: true, reason: true, nextAttemptAt: true, externalId: true } },
          },
        },
      },
    });
    if (!bulk) throw appError("DEPLOY_006", { details: { bulkId: input.bulkId } });
    const items = bulk.items.map(({ askedId, ticket, deployment, code, message }) => ({
      ticketId: askedId,
      ticketKey: ticket && ticketKey(ticket.number),
      ticketTitle: ticket && [ticket.campaign.campaignName, ticket.label].filter(Boolean).join(", "),
      taskId: deployment?.id ?? null,
      state: (deployment?.state ?? (code ? "refused" : "pending")) as BulkItemState,
      code,
      message: message ?? deployment?.reason ?? null,
      nextAttemptAt: deployment?.nextAttemptAt?.toISOString() ?? null,
      externalPlatformId: deployment?.externalId ?? null,
    }));
    const counts = Object.fromEntries(
      BULK_ITEM_STATES.map((state) => [state, items.filter((item) => item.state === state).length]),
    ) as BulkProgressDto["counts"];
    const under = ["pending", ...LIVE_STATES] as const;
    return {
      bulkId: bulk.id,
      requestedBy: bulk.actorLabel,
      createdAt: bulk.createdAt.toISOString(),
      total: items.length,
      ended: under.every((state) => counts[state as BulkItemState] === 0),
      counts,
      items,
    };
  });
}
