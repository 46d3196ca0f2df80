import "server-only";
import type { Tx } from "@/lib/infra/db/client";

/** The levels a platform has at most: campaign, ad group, ad, creative. */
const LEVELS = 4;

export type ObjectRow = Awaited<ReturnType<typeof findRows>>[number];

/** An object, and whether the ticket made it or is about it. */
export type TicketObject = ObjectRow & { madeByTicket: boolean };

/**
 * What exists on platforms because of a ticket or that it is about: what its deployments made, the campaign it names or
 * was sent for, and all that stands below those. Parents before children, each level in the order it was made.
 */
export async function ticketObjects(
  tx: Tx,
  ticket: { id: string; tenantId: string; targetObjectId: string | null; externalPlatformId: string | null },
): Promise<TicketObject[]> {
  const { tenantId } = ticket;
  const made = await tx.platformObject.findMany({
    where: { tenantId, createdByAttempt: { deployment: { ticketId: ticket.id } } },
    select: { id: true },
  });
  const connections = await tx.deployment.findMany({
    where: { tenantId, ticketId: ticket.id },
    select: { connectionId: true },
    distinct: ["connectionId"],
  });
  const about = await tx.platformObject.findMany({
    where: {
      tenantId,
      OR: [
        ...(ticket.targetObjectId ? [{ id: ticket.targetObjectId }] : []),
        ...(ticket.externalPlatformId
          ? [{ externalId: ticket.externalPlatformId, connectionId: { in: connections.map(({ connectionId }) => connectionId) } }]
          : []),
      ],
    },
    select: { id: true },
  });
  const own = new Set(made.map(({ id }) => id));
  const found = new Set([...own, ...about.map(({ id }) => id)]);
  let parents = [...found];
  for (let level = 1; level < LEVELS && parents.length > 0; level += 1) {
    const below = await tx.platformObject.findMany({ where: { tenantId, parentId: { in: parents } }, select: { id: true } });
    parents = below.map(({ id }) => id).filter((id) => !found.has(id));
    for (const id of parents) found.add(id);
  }
  const rows = await findRows(tx, tenantId, [...found]);
  return inTreeOrder(rows).map((row) => ({ ...row, madeByTicket: own.has(row.id) }));
}

function findRows(tx: Tx, tenantId: string, ids: string[]) {
  return tx.platformObject.findMany({
    where: { tenantId, id: { in: ids } },
    include: { connection: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

function inTreeOrder(rows: ObjectRow[]): ObjectRow[] {
  const present = new Set(rows.map(({ id }) => id));
  const below = (parent: string | null): ObjectRow[] =>
    rows
      .filter(({ parentId }) => (parent === null ? parentId === null || !present.has(parentId) : parentId === parent))
      .flatMap((row) => [row, ...below(row.id)]);
  return below(null);
}
