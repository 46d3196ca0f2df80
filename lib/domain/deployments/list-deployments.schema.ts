import { z } from "zod";
import { idInput } from "@/lib/shared/filters";
import { DEFAULT_LIMIT, listOutput, MAX_LIMIT } from "@/lib/shared/pagination";
import { momentInput } from "@/lib/shared/time";
import { DEPLOYMENT_STATES, TASK_STATUSES } from "./deployments.rules";

export const DEPLOYMENT_SORTS = ["created_at", "-created_at", "next_attempt_at", "-finished_at"] as const;

export const listDeploymentsInput = z.strictObject({
  state: z
    .array(z.enum(DEPLOYMENT_STATES))
    .max(20)
    .optional()
    .describe("queued, running, waiting, succeeded, failed, cancelled or ambiguous; may be repeated"),
  platform: z.string().trim().min(1).max(40).optional().describe("Key of an ad platform, such as meta"),
  connectionId: idInput.optional(),
  ticketId: idInput.optional(),
  since: momentInput.optional().describe("Requested at or after this moment; a bare date begins in the workspace's zone"),
  latest: z
    .boolean()
    .optional()
    .describe("true: only the newest deployment of each ticket, so that a failure that was made good is not shown"),
  sort: z.enum(DEPLOYMENT_SORTS).default("-created_at"),
  limit: z.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
  offset: z.number().int().min(0).max(100_000).default(0),
  cursor: z.string().min(1).max(500).optional(),
});
export type ListDeploymentsInput = z.input<typeof listDeploymentsInput>;

export const deploymentOutput = z.object({
  taskId: z.string(),
  ticketId: z.string(),
  ticketKey: z.string(),
  ticketTitle: z.string().describe("The campaign as it was typed, and the ticket's label"),
  ticketName: z.string(),
  ticketStatus: z.string(),
  ticketVersion: z.number().int(),
  requestType: z.string(),
  platform: z.string(),
  connectionId: z.string(),
  connectionName: z.string(),
  environment: z.string(),
  status: z.enum(TASK_STATUSES),
  state: z.enum(DEPLOYMENT_STATES),
  latest: z.boolean().describe("The newest deployment of its ticket"),
  reason: z.string().nullable().describe("Why it waits or how it ended"),
  attempts: z.number().int(),
  failures: z.number().int(),
  candidates: z.number().int().describe("When the platform may have done it already: how many objects may be it"),
  externalPlatformId: z.string().nullable(),
  nextAttemptAt: z.string().nullable(),
  cancelRequestedAt: z.string().nullable(),
  requestedBy: z.string(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type DeploymentDto = z.infer<typeof deploymentOutput>;
export const listDeploymentsOutput = listOutput("deployments", deploymentOutput);
