import "server-only";
import type { QaSibling } from "@/lib/domain/tickets/qa/qa.types";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { PlatformKey } from "@/lib/platforms/catalogue";
import { findAdapter } from "@/lib/platforms/registry";
import { parseDecimal, plain } from "@/lib/shared/money";
import { ticketKey } from "../tickets.dto";
import { chooseConnection, type TraffickingFacts } from "./trafficking-facts";

/** Statuses in which a ticket spends, or is about to. A deploying ticket is READY_FOR_API. */
const SPENDS = ["READY_FOR_API", "TRAFFICKED_SUCCESS"];
/** More tickets than any campaign has. */
const MOST = 200;

/**
 * What the campaign's other creations may spend, in the currencies of the accounts they go to. One whose account is not
 * known counts in the campaign's currency. Of a ticket with a budget on two levels the upper one counts, which holds both.
 */
export async function siblingsOf(tx: Tx, ctx: Ctx, { ticket, campaign }: TraffickingFacts): Promise<QaSibling[]> {
  if (ticket.requestType !== "CREATE_CAMPAIGN") return [];
  const { tenantId } = ctx;
  const others = await tx.ticket.findMany({
    where: {
      tenantId,
      campaignId: campaign.id,
      requestType: "CREATE_CAMPAIGN",
      status: { in: SPENDS },
      deletedAt: null,
      id: { not: ticket.id },
    },
    select: { number: true, status: true, payloadConfig: true, channel: { select: { platform: true } } },
    orderBy: { number: "asc" },
    take: MOST,
  });
  if (others.length === 0) return [];
  const connections = await tx.platformConnection.findMany({
    where: { tenantId, deletedAt: null, platform: { in: [...new Set(others.map(({ channel }) => channel.platform))] } },
    select: { platform: true, accountId: true, currency: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return others.map(({ number, status, payloadConfig, channel }) => {
    const adapter = findAdapter(channel.platform as PlatformKey);
    const payload = payloadConfig as Record<string, unknown>;
    const ofPlatform = connections.filter(({ platform }) => platform === channel.platform);
    const currency = chooseConnection(adapter, payload, ofPlatform)?.currency ?? campaign.currency;
    const budget = adapter?.mentions(payload).find(({ role }) => role === "daily_budget" || role === "lifetime_budget");
    const amount = parseDecimal(budget?.value);
    const isBudget = budget !== undefined && amount?.isPositive() === true && !amount.isZero();
    const kind = budget?.role === "lifetime_budget" ? ("lifetime" as const) : ("daily" as const);
    return { key: ticketKey(number), status, budgets: isBudget ? [{ kind, amount: plain(amount), currency }] : [] };
  });
}
