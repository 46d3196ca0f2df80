import { z } from "zod";
import { idInput } from "@/lib/shared/filters";
import { amountInput } from "@/lib/shared/money";
import { listOutput, listQuery } from "@/lib/shared/pagination";
import { momentInput } from "@/lib/shared/time";
import { campaignApproval, campaignOutput, campaignStatus, campaignType } from "./campaigns.schema";

export const CAMPAIGN_SORTS = ["created_at", "updated_at", "campaign_name", "name", "start_at", "end_at", "budget"] as const;

const many = <T extends z.ZodType>(item: T) => z.array(item).max(20).optional();

export const listCampaignsInput = listQuery(CAMPAIGN_SORTS, "-created_at", {
  status: many(campaignStatus),
  approval: many(campaignApproval),
  type: many(campaignType),
  brandId: idInput.optional(),
  marketId: idInput.optional(),
  channelId: idInput.optional(),
  objective: z.string().trim().min(1).max(100).optional(),
  year: z.number().int().min(1).max(9_999).optional(),
  tag: z.string().trim().min(1).max(50).optional(),
  from: momentInput.optional().describe("Campaigns whose flight has a moment from here on; a bare date in the workspace's zone"),
  to: momentInput.optional().describe("Campaigns whose flight has a moment up to here; a bare date means through that day"),
  budgetMin: amountInput.optional(),
  budgetMax: amountInput.optional(),
  createdById: z.string().max(100).optional().describe("The id of the person (or service account) who created it"),
  userId: z.string().max(100).optional().describe("The same as created_by_id"),
  archived: z.enum(["false", "true", "any"]).default("false").describe("Archived campaigns are left out unless asked for"),
});
export type ListCampaignsInput = z.input<typeof listCampaignsInput>;
export const listCampaignsOutput = listOutput("campaigns", campaignOutput);

const actorOutput = z.object({ kind: z.string(), id: z.string(), label: z.string() });

export const historyEntryOutput = z.object({
  id: z.string(),
  action: z.string(),
  actor: actorOutput,
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).describe("Per field: before, after"),
  requestId: z.string(),
  occurredAt: z.string(),
});
export type HistoryEntryDto = z.infer<typeof historyEntryOutput>;

export const historyInput = z.strictObject({
  limit: z.number().int().min(1).max(200).default(50),
  offset: z.number().int().min(0).max(10_000_000).default(0),
  cursor: z
    .string()
    .regex(/^\d{1,19}$/, "Send the next_cursor of this list")
    .optional(),
});
export type HistoryInput = z.input<typeof historyInput>;
export const historyOutput = listOutput("history", historyEntryOutput);

export const approvalRecordOutput = z.object({
  id: z.string(),
  state: z.enum(["REQUESTED", "APPROVED", "REJECTED", "VOIDED"]),
  hash: z.string().describe("Of the content that was asked about"),
  comment: z.string().nullable(),
  changedFields: z.array(z.string()).describe("Of an approval that an edit voided: the fields that were edited"),
  actor: actorOutput,
  createdAt: z.string(),
});
export type ApprovalRecordDto = z.infer<typeof approvalRecordOutput>;

export const approvalsInput = z.strictObject({
  limit: z.number().int().min(1).max(200).default(50),
  offset: z.number().int().min(0).max(10_000_000).default(0),
  cursor: z.string().min(1).max(500).optional(),
});
export type ApprovalsInput = z.input<typeof approvalsInput>;
export const approvalsOutput = listOutput("approvals", approvalRecordOutput);
