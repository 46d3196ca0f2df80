import "server-only";
import type { Campaign } from "@/lib/infra/db/generated/client";
import type { CampaignApproval, CampaignStatus, CampaignType } from "./campaigns.rules";
import type { CampaignDto } from "./campaigns.schema";

type Json = Record<string, unknown>;

export function toCampaignDto(row: Campaign): CampaignDto {
  return {
    id: row.id,
    name: row.name,
    campaignName: row.campaignName,
    brandId: row.brandId,
    marketId: row.marketId,
    channelId: row.channelId,
    brandCode: row.brandCode,
    marketCode: row.marketCode,
    channelCode: row.channelCode,
    year: row.year,
    schemeVersion: row.schemeVersion,
    description: row.description,
    type: row.type as CampaignType,
    objective: row.objective,
    budget: row.budget.toFixed(),
    currency: row.currency,
    targetPercentage: row.targetPercentage?.toFixed() ?? null,
    startDate: row.startTyped,
    endDate: row.endTyped,
    startAt: row.startAt?.toISOString() ?? null,
    endAt: row.endAt?.toISOString() ?? null,
    timeZone: row.timeZone,
    audience: row.audience as Json,
    content: row.content as Json,
    schedule: row.schedule as Json,
    metadata: row.metadata as Json,
    tags: row.tags,
    status: row.status as CampaignStatus,
    approval: row.approval as CampaignApproval,
    approvalHash: row.approvalHash,
    authorIds: row.authorIds,
    createdById: row.createdById,
    createdByKind: row.createdByKind,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}
