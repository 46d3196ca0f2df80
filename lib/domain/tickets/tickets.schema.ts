import { z } from "zod";
import { finding } from "@/lib/domain/tickets/qa/qa.schema";
import { idInput } from "@/lib/shared/filters";
import { listOutput, listQuery, MAX_LIMIT } from "@/lib/shared/pagination";
import { plainLine } from "@/lib/shared/plain-line";
import { momentInput } from "@/lib/shared/time";
import { opaque } from "@/lib/shared/wire-schema";
import { PRIORITIES, REQUEST_TYPES, TICKET_STATUSES } from "./tickets.rules";

export const requestType = z.enum(REQUEST_TYPES);
export const ticketStatus = z.enum(TICKET_STATUSES);
const priority = z.enum(PRIORITIES);

/** Any object: QA judges a draft's payload, creation does not. */
const payloadConfig = opaque().describe(
  "The platform's own words, as the schemas `MetaPayload` and `TikTokPayload` list them; QA judges them, saving does not",
);
const label = plainLine(z.string().trim().max(120, "A label has at most 120 characters"));

export const createTicketInput = z.strictObject({
  campaignId: idInput,
  channelId: idInput,
  requestType,
  payloadConfig: payloadConfig.default({}),
  label: label.nullish(),
  targetObjectId: idInput.nullish(),
  assigneeId: idInput.nullish(),
  dueAt: momentInput.nullish(),
  priority: priority.default("NORMAL"),
});
export type CreateTicketInput = z.input<typeof createTicketInput>;

/**
 * `campaignId` may be sent back as it is; another is refused as what it is (TICKET_006), not as an unknown field.
 * `status` may be `DRAFT` (take it back) or `QA_TESTING` (run the checks). The results are named here only so that
 * writing one is refused as what it is (TICKET_003), not as an unknown field.
 */
export const updateTicketInput = z.strictObject({
  campaignId: idInput.optional(),
  label: label.nullish(),
  channelId: idInput.optional(),
  requestType: requestType.optional(),
  payloadConfig: payloadConfig.optional(),
  targetObjectId: idInput.nullish(),
  assigneeId: idInput.nullish(),
  dueAt: momentInput.nullish(),
  priority: priority.optional(),
  status: ticketStatus.optional(),
  externalPlatformId: z.string().max(200).nullish(),
  qaFailureReason: z.string().max(10_000).nullish(),
});
export type UpdateTicketInput = z.input<typeof updateTicketInput>;

export const ticketOutput = z.object({
  id: z.string(),
  number: z.number().int(),
  key: z.string().describe("How people call it, such as SB-123"),
  name: z.string(),
  label: z.string().nullable(),
  campaignId: z.string(),
  campaignName: z.string(),
  channelId: z.string(),
  platform: z.string(),
  requestType,
  payloadConfig: opaque(),
  status: ticketStatus,
  externalPlatformId: z.string().nullable(),
  qaFailureReason: z.string().nullable(),
  targetObjectId: z.string().nullable(),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  dueAt: z.string().nullable(),
  priority,
  commentCount: z.number().int(),
  deployment: z
    .object({ taskId: z.string(), state: z.string(), reason: z.string().nullable(), nextAttemptAt: z.string().nullable() })
    .nullable()
    .describe("The newest deployment"),
  version: z.number().int(),
  statusAt: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
});
export type TicketDto = z.infer<typeof ticketOutput>;

export const checkOutput = z.object({
  runId: z.string(),
  ruleSetVersion: z.string(),
  checkedAt: z.string(),
  current: z.boolean().describe("False when something that was checked changed since"),
});

/** A finding as it is kept with the check that made it. */
const storedFinding = finding.extend({
  id: z.string().describe("Of this check: the next one gives others"),
  ruleSetVersion: z.string().describe("The set of rules that said it"),
});

/** One ticket: its row and the findings of its newest check. */
export const ticketDetailOutput = ticketOutput.extend({ check: checkOutput.nullable(), findings: z.array(storedFinding) });
export type TicketDetailDto = z.infer<typeof ticketDetailOutput>;

const chosenFinding = z
  .strictObject({ rule: z.string().max(100), pointer: z.string().max(1_000) })
  .describe("Every finding of this rule at this place");
export const applyFixesInput = z.strictObject({
  findings: z
    .union([
      z.literal("all"),
      z
        .array(z.union([idInput, chosenFinding]))
        .min(1)
        .max(500),
    ])
    .describe("Ids of findings of the newest check, or rule and pointer; `all` goes on until nothing certain is left to mend"),
});
export type ApplyFixesInput = z.input<typeof applyFixesInput>;

const fixedFinding = z.object({ rule: z.string(), pointer: z.string() });
/** The ticket after its fixes and the check that followed. */
export const appliedFixesOutput = ticketDetailOutput.extend({
  fixes: z.object({
    applied: z.array(fixedFinding),
    skipped: z.array(fixedFinding.extend({ id: z.string().nullable(), reason: z.string() })),
  }),
});
export type AppliedFixesDto = z.infer<typeof appliedFixesOutput>;

export const TICKET_SORTS = ["created_at", "updated_at", "status_at", "due_at", "number", "priority"] as const;
const many = <T extends z.ZodType>(item: T) => z.array(item).max(20).optional();

export const listTicketsInput = listQuery(TICKET_SORTS, "-created_at", {
  status: many(ticketStatus),
  campaignId: idInput.optional(),
  channelId: idInput.optional(),
  requestType: requestType.optional(),
  assigneeId: idInput.optional(),
  priority: priority.optional(),
  externalPlatformId: z.string().trim().min(1).max(200).optional(),
  dueBefore: momentInput.optional().describe("Due before this moment; a bare date means through that day, in the workspace's zone"),
});
export type ListTicketsInput = z.input<typeof listTicketsInput>;
export const listTicketsOutput = listOutput("tickets", ticketOutput);

export const commentInput = z.strictObject({
  body: z.string().trim().min(1, "Write something").max(5_000, "A comment has at most 5,000 characters"),
});
export const commentOutput = z.object({
  id: z.string(),
  ticketId: z.string(),
  authorId: z.string(),
  authorLabel: z.string(),
  body: z.string(),
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type CommentDto = z.infer<typeof commentOutput>;
export const listCommentsInput = z.strictObject({
  limit: z.number().int().min(1).max(MAX_LIMIT).default(MAX_LIMIT),
  offset: z.number().int().min(0).max(100_000).default(0),
  cursor: z.string().min(1).max(500).optional(),
});
export type ListCommentsInput = z.input<typeof listCommentsInput>;
export const listCommentsOutput = listOutput("comments", commentOutput);

export const plannedRequestOutput = z.object({
  step: z.string(),
  method: z.string(),
  path: z.string(),
  body: opaque(),
  meaning: z.string(),
});
export const planOutput = z.object({
  hash: z.string(),
  ticketId: z.string(),
  platform: z.string(),
  environment: z.string(),
  accountId: z.string(),
  requests: z.array(plannedRequestOutput),
  done: z
    .array(z.object({ step: z.string(), kind: z.string(), externalId: z.string(), name: z.string(), meaning: z.string() }))
    .describe("What earlier deployments of the ticket made or changed already: it is not sent again"),
  warnings: z
    .array(z.object({ rule: z.string(), step: z.string().nullable(), message: z.string() }))
    .describe("What to know before it is sent, such as that the platform refused exactly this before"),
  lastSent: opaque().nullable().describe("What was sent for this campaign before, if anything"),
  changed: z.array(z.string()).describe("What changed since the check the ticket rested on: it went back to DRAFT for that"),
});
export type PlanDto = z.infer<typeof planOutput>;
