import "server-only";
import type { Tx } from "@/lib/infra/db/client";
import { isUuid } from "@/lib/shared/ids";
import type { RequestType, TicketStatus } from "./tickets.rules";
import type { TicketDto } from "./tickets.schema";

/** What a ticket's DTO is made of: the row with its campaign, channel, assignee and newest deployment. */
export const ticketInclude = {
  campaign: { select: { campaignName: true } },
  channel: { select: { platform: true } },
  assignee: { select: { user: { select: { name: true } } } },
  deployments: {
    select: { id: true, state: true, reason: true, nextAttemptAt: true },
    orderBy: { createdAt: "desc" },
    take: 1,
  },
  _count: { select: { comments: { where: { deletedAt: null } } } },
} as const;

export type TicketRow = NonNullable<Awaited<ReturnType<typeof findTicketRow>>>;

/** The ticket with all its DTO needs, by id or key (`SB-123`), or null; a foreign ticket is not found either. */
export async function findTicketRow(tx: Tx, tenantId: string, idOrKey: string, includeDeleted = false) {
  const which = isUuid(idOrKey) ? { id: idOrKey } : numbered(idOrKey);
  if (which === null) return null;
  return tx.ticket.findFirst({
    where: { tenantId, ...which, ...(includeDeleted ? {} : { deletedAt: null }) },
    include: ticketInclude,
  });
}

function numbered(key: string): { number: number } | null {
  const digits = /^SB-([1-9]\d{0,8})$/i.exec(key)?.[1];
  return digits === undefined ? null : { number: Number(digits) };
}

/** How people call a ticket: `SB-` and its number in the workspace. */
export function ticketKey(number: number): string {
  return `SB-${number}`;
}

export function toTicketDto(row: TicketRow): TicketDto {
  const newest = row.deployments[0];
  return {
    id: row.id,
    number: row.number,
    key: ticketKey(row.number),
    name: row.name,
    label: row.label,
    campaignId: row.campaignId,
    campaignName: row.campaign.campaignName,
    channelId: row.channelId,
    platform: row.channel.platform,
    requestType: row.requestType as RequestType,
    payloadConfig: row.payloadConfig as Record<string, unknown>,
    status: row.status as TicketStatus,
    externalPlatformId: row.externalPlatformId,
    qaFailureReason: row.qaFailureReason,
    targetObjectId: row.targetObjectId,
    assigneeId: row.assigneeId,
    assigneeName: row.assignee?.user.name ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    priority: row.priority as TicketDto["priority"],
    commentCount: row._count.comments,
    deployment: newest
      ? { taskId: newest.id, state: newest.state, reason: newest.reason, nextAttemptAt: newest.nextAttemptAt?.toISOString() ?? null }
      : null,
    version: row.version,
    statusAt: row.statusAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}
