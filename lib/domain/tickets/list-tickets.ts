import "server-only";
import { authorize } from "@/lib/infra/authorize";
import { cachedRead } from "@/lib/infra/cache/cached-read";
import type { Ctx } from "@/lib/infra/context";
import { filtersOf, listPage } from "@/lib/infra/db/list-page";
import { instantOf } from "@/lib/shared/time";
import { type TicketRow, ticketInclude, toTicketDto } from "./tickets.dto";
import { type ListTicketsInput, listTicketsInput, type TicketDto } from "./tickets.schema";

const SORTS = {
  created_at: "createdAt",
  updated_at: "updatedAt",
  status_at: "statusAt",
  due_at: "dueAt",
  number: "number",
  priority: "priorityRank",
};

/** As long as a list of campaigns. Source: DESIGN §5. */
const KEPT_SECONDS = 15 * 60;

export type TicketList = { tickets: TicketDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/** A page of the workspace's tickets: filters, search by key, name, label or campaign, sorts, total. */
export async function listTickets(ctx: Ctx, input: ListTicketsInput): Promise<TicketList> {
  authorize(ctx, "ticket:read");
  const query = listTicketsInput.parse(input);
  const filters: object[] = [];
  if (!query.includeDeleted) filters.push({ deletedAt: null });
  if (query.status) filters.push({ status: { in: query.status } });
  for (const field of ["campaignId", "channelId", "requestType", "assigneeId", "priority", "externalPlatformId"] as const) {
    const value = query[field];
    if (value !== undefined) filters.push({ [field]: value });
  }
  return cachedRead(ctx, { name: "tickets:list", query, ttlSeconds: KEPT_SECONDS }, async (tx, remember) => {
    const total = { name: "tickets:total", query: filtersOf(query), ttlSeconds: KEPT_SECONDS };
    if (query.dueBefore) {
      const { timeZone } = await tx.tenant.findUniqueOrThrow({ where: { id: ctx.tenantId }, select: { timeZone: true } });
      filters.push({ dueAt: { lt: instantOf(query.dueBefore, timeZone, "end") } });
    }
    const delegate = {
      findMany: (args: object) => tx.ticket.findMany({ ...args, include: ticketInclude }) as Promise<TicketRow[]>,
      count: async (args: object) => (await remember(total, async () => ({ total: await tx.ticket.count(args) }))).total,
    };
    const page = await listPage(tx, ctx.tenantId, "tickets", delegate, query, filters, SORTS);
    const { rows, ...rest } = page;
    return { tickets: rows.map(toTicketDto), ...rest };
  });
}
