import { z } from "zod";
import { approvalCommentInput, campaignOutput, campaignParams } from "@/lib/domain/campaigns/campaigns.schema";
import { defineContract } from "@/lib/http/contract";

/** What all moves of a campaign share; an illegal one is 409 with the lawful ones in `details.lawful`. */
const move = {
  method: "POST",
  tags: ["Campaigns"],
  params: campaignParams,
  response: { status: 200, schema: campaignOutput },
} as const;
const plain = {
  ...move,
  permission: "campaign:write",
  body: z.strictObject({}).optional(),
  errors: ["CAMPAIGN_001", "CAMPAIGN_003", "CAMPAIGN_007"],
} as const;

export const startCampaignContract = defineContract({
  ...plain,
  path: "/api/v1/campaigns/{id}/start",
  operationId: "startCampaign",
  summary: "Make a draft or paused campaign ACTIVE",
});

export const pauseCampaignContract = defineContract({
  ...plain,
  path: "/api/v1/campaigns/{id}/pause",
  operationId: "pauseCampaign",
  summary: "Make a draft or active campaign PAUSED",
});

export const resumeCampaignContract = defineContract({
  ...plain,
  path: "/api/v1/campaigns/{id}/resume",
  operationId: "resumeCampaign",
  summary: "Make a paused campaign ACTIVE again",
});

export const stopCampaignContract = defineContract({
  ...plain,
  path: "/api/v1/campaigns/{id}/stop",
  operationId: "stopCampaign",
  summary: "Stop a campaign",
  description: "PAUSED before the end of its flight, COMPLETED after it.",
});

export const completeCampaignContract = defineContract({
  ...plain,
  path: "/api/v1/campaigns/{id}/complete",
  operationId: "completeCampaign",
  summary: "Make an active or paused campaign COMPLETED",
});

export const archiveCampaignContract = defineContract({
  ...plain,
  path: "/api/v1/campaigns/{id}/archive",
  operationId: "archiveCampaign",
  summary: "Take a campaign that does not run out of sight",
});

export const restoreCampaignContract = defineContract({
  ...plain,
  path: "/api/v1/campaigns/{id}/restore",
  operationId: "restoreCampaign",
  summary: "Bring an archived or deleted campaign back",
  errors: ["CAMPAIGN_001", "CAMPAIGN_003", "VALIDATION_005"],
});

export const submitCampaignContract = defineContract({
  ...move,
  permission: "campaign:write",
  path: "/api/v1/campaigns/{id}/submit",
  operationId: "submitCampaign",
  summary: "Ask for a campaign's approval as it is now",
  body: approvalCommentInput.optional(),
  errors: ["CAMPAIGN_001", "CAMPAIGN_005", "CAMPAIGN_007"],
});

export const approveCampaignContract = defineContract({
  ...move,
  permission: "campaign:approve",
  path: "/api/v1/campaigns/{id}/approve",
  operationId: "approveCampaign",
  summary: "Approve a campaign as it was submitted",
  description: "Nobody who changed it since its last approval may, unless the setting `approval.separation` is off.",
  body: approvalCommentInput.optional(),
  errors: ["CAMPAIGN_001", "CAMPAIGN_005", "CAMPAIGN_006", "CAMPAIGN_007"],
});

export const rejectCampaignContract = defineContract({
  ...move,
  permission: "campaign:approve",
  path: "/api/v1/campaigns/{id}/reject",
  operationId: "rejectCampaign",
  summary: "Refuse the approval that was asked for",
  body: approvalCommentInput.optional(),
  errors: ["CAMPAIGN_001", "CAMPAIGN_005", "CAMPAIGN_007"],
});

export const campaignMoveContracts = [
  submitCampaignContract,
  approveCampaignContract,
  rejectCampaignContract,
  startCampaignContract,
  pauseCampaignContract,
  resumeCampaignContract,
  stopCampaignContract,
  completeCampaignContract,
  archiveCampaignContract,
  restoreCampaignContract,
];
