import "server-only";
import { authorize } from "@/lib/infra/authorize";
import { cachedRead } from "@/lib/infra/cache/cached-read";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { filtersOf, listPage } from "@/lib/infra/db/list-page";
import { instantOf } from "@/lib/shared/time";
import { toCampaignDto } from "./campaigns.dto";
import type { CampaignDto } from "./campaigns.schema";
import { type ListCampaignsInput, listCampaignsInput } from "./list-campaigns.schema";

const SORTS = {
  created_at: "createdAt",
  updated_at: "updatedAt",
  campaign_name: "campaignName",
  name: "name",
  start_at: "startAt",
  end_at: "endAt",
  budget: "budget",
};

/** Source: DESIGN §5, `campaign:list`. */
const KEPT_SECONDS = 15 * 60;

type Query = ReturnType<typeof listCampaignsInput.parse>;

export type CampaignList = { campaigns: CampaignDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/** A page of the workspace's campaigns: filters, search by name, typed name or tag, sorts, total. */
export async function listCampaigns(ctx: Ctx, input: ListCampaignsInput): Promise<CampaignList> {
  authorize(ctx, "campaign:read");
  const query = listCampaignsInput.parse(input);
  return cachedRead(ctx, { name: "campaigns:list", query, ttlSeconds: KEPT_SECONDS }, async (tx, remember) => {
    const filters = [...plainFilters(query), ...(await flightFilters(tx, ctx.tenantId, query))];
    const total = { name: "campaigns:total", query: filtersOf(query), ttlSeconds: KEPT_SECONDS };
    const table = {
      findMany: (args: object) => tx.campaign.findMany(args),
      count: async (args: object) => (await remember(total, async () => ({ total: await tx.campaign.count(args) }))).total,
    };
    const { rows, ...page } = await listPage(tx, ctx.tenantId, "campaigns", table, query, filters, SORTS);
    return { campaigns: rows.map(toCampaignDto), ...page };
  });
}

function plainFilters(query: Query): object[] {
  const filters: object[] = [];
  if (!query.includeDeleted) filters.push({ deletedAt: null });
  if (query.archived !== "any") filters.push({ archivedAt: query.archived === "true" ? { not: null } : null });
  for (const field of ["status", "approval", "type"] as const) {
    if (query[field]) filters.push({ [field]: { in: query[field] } });
  }
  for (const field of ["brandId", "marketId", "channelId", "objective", "year"] as const) {
    if (query[field] !== undefined) filters.push({ [field]: query[field] });
  }
  if (query.tag !== undefined) filters.push({ tags: { has: query.tag } });
  if (query.budgetMin !== undefined) filters.push({ budget: { gte: query.budgetMin } });
  if (query.budgetMax !== undefined) filters.push({ budget: { lte: query.budgetMax } });
  for (const person of [query.createdById, query.userId]) {
    if (person !== undefined) filters.push({ createdById: person });
  }
  return filters;
}

/**
 * Flights that overlap the asked-for time. A missing end of a flight is open; a campaign without any flight is in no
 * time and so in no answer.
 */
async function flightFilters(tx: Tx, tenantId: string, query: Query): Promise<object[]> {
  if (query.from === undefined && query.to === undefined) return [];
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { timeZone: true } });
  const filters: object[] = [{ OR: [{ startAt: { not: null } }, { endAt: { not: null } }] }];
  if (query.from !== undefined) {
    filters.push({ OR: [{ endAt: null }, { endAt: { gt: instantOf(query.from, tenant.timeZone, "start") } }] });
  }
  if (query.to !== undefined) {
    filters.push({ OR: [{ startAt: null }, { startAt: { lt: instantOf(query.to, tenant.timeZone, "end") } }] });
  }
  return filters;
}
