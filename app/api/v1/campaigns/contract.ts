import { z } from "zod";
import {
  campaignOutput,
  campaignParams,
  createCampaignInput,
  duplicateCampaignInput,
  updateCampaignInput,
} from "@/lib/domain/campaigns/campaigns.schema";
import {
  approvalsInput,
  approvalsOutput,
  historyInput,
  historyOutput,
  listCampaignsInput,
  listCampaignsOutput,
} from "@/lib/domain/campaigns/list-campaigns.schema";
import { defineContract } from "@/lib/http/contract";
import { hardQuery } from "@/lib/shared/filters";
import { campaignMoveContracts } from "./moves.contract";

const tags = ["Campaigns"];
const params = campaignParams;

export const listCampaignsContract = defineContract({
  method: "GET",
  path: "/api/v1/campaigns",
  operationId: "listCampaigns",
  summary: "List campaigns",
  description:
    "Filters may be combined; `status`, `approval` and `type` may be repeated. `from` and `to` find flights that overlap that time. `search` looks in names and tags: every word must occur.",
  tags,
  permission: "campaign:read",
  query: listCampaignsInput,
  response: { status: 200, schema: listCampaignsOutput },
  errors: [],
});

export const createCampaignContract = defineContract({
  method: "POST",
  path: "/api/v1/campaigns",
  operationId: "createCampaign",
  summary: "Create a campaign",
  description: "`campaign_name` is typed, `name` is generated from it by the taxonomy, unique and never changed.",
  tags,
  permission: "campaign:write",
  body: createCampaignInput,
  response: { status: 201, schema: campaignOutput },
  errors: ["CAMPAIGN_002", "CAMPAIGN_003", "DATE_001", "TAXONOMY_001", "VALIDATION_005"],
  examples: {
    body: {
      campaign_name: "Moana Launch",
      brand_id: "01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3d",
      market_id: "01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3e",
      channel_id: "01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3f",
      budget: 50000,
      start_date: "2026-12-01",
      end_date: "2026-12-31",
    },
  },
});

export const getCampaignContract = defineContract({
  method: "GET",
  path: "/api/v1/campaigns/{id}",
  operationId: "getCampaign",
  summary: "Get a campaign",
  tags,
  permission: "campaign:read",
  params,
  query: z.strictObject({ includeDeleted: z.boolean().default(false) }),
  response: { status: 200, schema: campaignOutput },
  errors: ["CAMPAIGN_001"],
});

const update = {
  path: "/api/v1/campaigns/{id}",
  summary: "Update a campaign",
  description:
    "Merges: absent is unchanged, null is cleared. `status` makes the same moves as the named endpoints. The name and what it is made of never change: duplicate the campaign instead. An edit of approved content voids the approval.",
  tags,
  permission: "campaign:write",
  params,
  body: updateCampaignInput,
  response: { status: 200, schema: campaignOutput },
  errors: ["CAMPAIGN_001", "CAMPAIGN_003", "CAMPAIGN_004", "CAMPAIGN_007", "DATE_001"],
} as const;

export const replaceCampaignContract = defineContract({ ...update, method: "PUT", operationId: "updateCampaign" });
export const patchCampaignContract = defineContract({ ...update, method: "PATCH", operationId: "patchCampaign" });

export const deleteCampaignContract = defineContract({
  method: "DELETE",
  path: "/api/v1/campaigns/{id}",
  operationId: "deleteCampaign",
  summary: "Delete a campaign",
  description:
    "Its name stays taken. `POST /campaigns/{id}/restore` brings it back. With `hard=true` it is deleted for good, which needs `campaign:purge` and is refused while anything refers to it, deleted rows included.",
  tags,
  permission: "campaign:write",
  params,
  query: hardQuery,
  response: { status: 204, schema: null },
  errors: ["CONFLICT_003", "CAMPAIGN_001"],
});

export const duplicateCampaignContract = defineContract({
  method: "POST",
  path: "/api/v1/campaigns/{id}/duplicate",
  operationId: "duplicateCampaign",
  summary: "Duplicate a campaign",
  description:
    "Makes a draft with the same content; what is sent replaces the source's. Without a name or tuple of its own it is called “… copy”.",
  tags,
  permission: "campaign:write",
  params,
  body: duplicateCampaignInput.optional(),
  response: { status: 201, schema: campaignOutput },
  errors: ["CAMPAIGN_001", "CAMPAIGN_002", "DATE_001", "TAXONOMY_001", "VALIDATION_005"],
  examples: { body: { year: 2027 } },
});

export const listCampaignHistoryContract = defineContract({
  method: "GET",
  path: "/api/v1/campaigns/{id}/history",
  operationId: "listCampaignHistory",
  summary: "List every change of a campaign",
  tags,
  permission: "campaign:read",
  params,
  query: historyInput,
  response: { status: 200, schema: historyOutput },
  errors: ["CAMPAIGN_001"],
});

export const listCampaignApprovalsContract = defineContract({
  method: "GET",
  path: "/api/v1/campaigns/{id}/approvals",
  operationId: "listCampaignApprovals",
  summary: "List the steps of a campaign's approval",
  tags,
  permission: "campaign:read",
  params,
  query: approvalsInput,
  response: { status: 200, schema: approvalsOutput },
  errors: ["CAMPAIGN_001"],
});

export const campaignContracts = [
  listCampaignsContract,
  createCampaignContract,
  getCampaignContract,
  replaceCampaignContract,
  patchCampaignContract,
  deleteCampaignContract,
  duplicateCampaignContract,
  ...campaignMoveContracts,
  listCampaignHistoryContract,
  listCampaignApprovalsContract,
];
