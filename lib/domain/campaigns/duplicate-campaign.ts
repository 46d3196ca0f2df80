import "server-only";
import { nameSegment } from "@/lib/domain/taxonomy/name.rules";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { Campaign } from "@/lib/infra/db/generated/client";
import { toCampaignDto } from "./campaigns.dto";
import { type CampaignDto, createCampaignInput, type DuplicateCampaignInput, duplicateCampaignInput } from "./campaigns.schema";
import { readCampaign } from "./internal/campaign-row";
import { insertCampaign } from "./internal/insert-campaign";
import { refuseTakenName } from "./internal/refuse-taken-name";

/** How many "copy 2", "copy 3"… are tried, and the longest name they are put behind. */
const COPIES = 50;
const LONGEST_COPIED = 180;

type Overrides = ReturnType<typeof duplicateCampaignInput.parse>;

/**
 * Makes a draft with the content of a campaign and a name of its own: the one thing that is never copied. Without another
 * brand, market, channel, year or typed name it is called "… copy". Whoever wrote the source's unapproved content stays
 * an author of the copy.
 *
 * @throws CAMPAIGN_001, and what createCampaign throws
 */
export async function duplicateCampaign(ctx: Ctx, input: { id: string; overrides?: DuplicateCampaignInput }): Promise<CampaignDto> {
  authorize(ctx, "campaign:write");
  const overrides = duplicateCampaignInput.parse(input.overrides ?? {});
  return refuseTakenName(overrides.campaignName ?? "", () =>
    ctx.write(async (tx) => {
      const source = await readCampaign(tx, ctx, input.id);
      const campaignName = overrides.campaignName ?? (await nameOfCopy(tx, source, overrides));
      const given = createCampaignInput.parse({ ...contentOf(source), ...overrides, campaignName });
      return toCampaignDto(await insertCampaign(tx, ctx, given, source.authorIds));
    }),
  );
}

function contentOf(source: Campaign) {
  const { brandId, marketId, channelId, year, description, type, objective, currency, audience, content, schedule, metadata, tags } =
    source;
  return {
    ...{ brandId, marketId, channelId, year, description, type, objective, currency, audience, content, schedule, metadata, tags },
    budget: source.budget.toFixed(),
    targetPercentage: source.targetPercentage?.toFixed() ?? null,
    startDate: source.startTyped,
    endDate: source.endTyped,
  };
}

async function nameOfCopy(tx: Tx, source: Campaign, overrides: Overrides): Promise<string> {
  const tuple = {
    brandId: overrides.brandId ?? source.brandId,
    marketId: overrides.marketId ?? source.marketId,
    channelId: overrides.channelId === undefined ? source.channelId : overrides.channelId,
    year: overrides.year ?? source.year,
  };
  // One after the other, so that the twentieth copy made at once finds the nineteen before it.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`campaign copy ${source.tenantId} ${source.id}`}, 0))`;
  const base = [...source.campaignName].slice(0, LONGEST_COPIED).join("");
  const candidates = [source.campaignName, `${base} copy`, ...Array.from({ length: COPIES }, (_, n) => `${base} copy ${n + 2}`)];
  const taken = await tx.campaign.findMany({
    where: { tenantId: source.tenantId, ...tuple, nameSegment: { in: candidates.map(nameSegment) } },
    select: { nameSegment: true },
  });
  const segments = new Set(taken.map((campaign) => campaign.nameSegment));
  return candidates.find((candidate) => !segments.has(nameSegment(candidate))) ?? `${base} copy`;
}
