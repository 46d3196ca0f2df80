import "server-only";
import { ticketKey } from "@/lib/domain/tickets/tickets.dto";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { listPage } from "@/lib/infra/db/list-page";
import { instantOf } from "@/lib/shared/time";
import { type DeploymentState, taskStatusOf } from "./deployments.rules";
import { type DeploymentDto, type ListDeploymentsInput, listDeploymentsInput } from "./list-deployments.schema";

const SORTS = { created_at: "createdAt", next_attempt_at: "nextAttemptAt", finished_at: "finishedAt" };

export type DeploymentList = { deployments: DeploymentDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/** A page of the workspace's deployments: what is on its way, what waits and until when, what needs a person, what is done. */
export async function listDeployments(ctx: Ctx, input: ListDeploymentsInput = {}): Promise<DeploymentList> {
  authorize(ctx, "ticket:read");
  const query = listDeploymentsInput.parse(input);
  return ctx.read(async (tx) => {
    const filters: object[] = [{ ticket: { deletedAt: null } }];
    if (query.state) filters.push({ state: { in: query.state } });
    if (query.platform) filters.push({ connection: { platform: query.platform } });
    if (query.connectionId) filters.push({ connectionId: query.connectionId });
    if (query.ticketId) filters.push({ ticketId: query.ticketId });
    if (query.latest !== undefined) filters.push({ latest: query.latest });
    if (query.since) {
      const { timeZone } = await tx.tenant.findUniqueOrThrow({ where: { id: ctx.tenantId }, select: { timeZone: true } });
      filters.push({ createdAt: { gte: instantOf(query.since, timeZone, "start") } });
    }
    const table = {
      findMany: (args: object) => findRows(tx, args),
      count: (args: object) => tx.deployment.count(args),
    };
    const { rows, ...page } = await listPage(tx, ctx.tenantId, null, table, query, filters, SORTS);
    return { deployments: rows.map(toDeploymentDto), ...page };
  });
}

function findRows(tx: Tx, args: object) {
  return tx.deployment.findMany({
    ...args,
    omit: { plan: true },
    include: {
      ticket: {
        select: {
          number: true,
          label: true,
          name: true,
          status: true,
          version: true,
          requestType: true,
          campaign: { select: { campaignName: true } },
        },
      },
      connection: { select: { name: true, platform: true, environment: true } },
      _count: { select: { attempts: true } },
    },
  });
}

function toDeploymentDto(row: Awaited<ReturnType<typeof findRows>>[number]): DeploymentDto {
  const { ticket, connection } = row;
  return {
    taskId: row.id,
    ticketId: row.ticketId,
    ticketKey: ticketKey(ticket.number),
    ticketTitle: [ticket.campaign.campaignName, ticket.label].filter(Boolean).join(", "),
    ticketName: ticket.name,
    ticketStatus: ticket.status,
    ticketVersion: ticket.version,
    requestType: ticket.requestType,
    platform: connection.platform,
    connectionId: row.connectionId,
    connectionName: connection.name,
    environment: connection.environment,
    status: taskStatusOf(row.state as DeploymentState),
    state: row.state as DeploymentState,
    latest: row.latest,
    reason: row.reason,
    attempts: row._count.attempts,
    failures: row.failures,
    candidates: Array.isArray(row.ambiguity) ? row.ambiguity.length : 0,
    externalPlatformId: row.externalId,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    cancelRequestedAt: row.cancelRequestedAt?.toISOString() ?? null,
    requestedBy: row.actorLabel,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
