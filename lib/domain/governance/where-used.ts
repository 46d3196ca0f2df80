import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError, type ErrorCode } from "@/lib/shared/errors";

/** How many of each are named; the rest is counted. */
const NAMED = 10;

/** The row that is asked about. */
export type GovernedRow = { noun: "brand" | "market" | "channel"; id: string };

export type Usage = {
  campaigns: { total: number; first: { id: string; name: string }[] };
  tickets: { total: number; first: { id: string; number: number; name: string }[] };
};

/** The living campaigns and tickets that use a brand, market or channel: their numbers and the newest ten of each. */
export async function whereUsed(tx: Tx, ctx: Ctx, row: GovernedRow): Promise<Usage> {
  const { tenantId } = ctx;
  const ofCampaign = { [`${row.noun}Id`]: row.id } as { brandId: string };
  const campaigns = { tenantId, deletedAt: null, ...ofCampaign };
  const tickets = {
    tenantId,
    deletedAt: null,
    ...(row.noun === "channel" ? { channelId: row.id } : { campaign: { is: { deletedAt: null, ...ofCampaign } } }),
  };
  const newest = { orderBy: [{ createdAt: "desc" as const }, { id: "desc" as const }], take: NAMED };
  return {
    campaigns: {
      total: await tx.campaign.count({ where: campaigns }),
      first: await tx.campaign.findMany({ where: campaigns, select: { id: true, name: true }, ...newest }),
    },
    tickets: {
      total: await tx.ticket.count({ where: tickets }),
      first: await tx.ticket.findMany({ where: tickets, select: { id: true, number: true, name: true }, ...newest }),
    },
  };
}

/** @throws `code` (409) with the list of what uses the row, so that a person can go there and change it */
export async function refuseWhileUsed(tx: Tx, ctx: Ctx, row: GovernedRow, code: ErrorCode): Promise<void> {
  const usage = await whereUsed(tx, ctx, row);
  const { campaigns, tickets } = usage;
  if (campaigns.total + tickets.total === 0) return;
  const counted = (total: number, noun: string) => `${total} ${noun}${total === 1 ? "" : "s"}`;
  throw appError(code, {
    message: `The ${row.noun} is used by ${counted(campaigns.total, "campaign")} and ${counted(tickets.total, "ticket")}`,
    details: { usedBy: usage },
  });
}
