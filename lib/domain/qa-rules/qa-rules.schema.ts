import { z } from "zod";
import { findingSource, severity } from "@/lib/domain/tickets/qa/qa.schema";
import { listOutput } from "@/lib/shared/pagination";

export const qaRuleParams = z.object({ id: z.string().max(100) });

/** Why a rule is switched is always said: the next person reads it where the finding is missing. */
export const updateQaRuleInput = z
  .strictObject({
    enabled: z.boolean().optional().describe("False: the rule says nothing in this workspace"),
    severity: severity.nullish().describe("What its findings weigh in this workspace; null is the rule's own"),
    reason: z.string().trim().min(3, "Say why, for whoever looks next").max(500, "A reason has at most 500 characters"),
  })
  .refine((input) => input.enabled !== undefined || input.severity !== undefined, { message: "Send enabled or severity" });
export type UpdateQaRuleInput = z.input<typeof updateQaRuleInput>;

export const qaRuleOutput = z.object({
  id: z.string().describe("Stable: findings are stored by it"),
  title: z.string(),
  severity: severity.describe("What its findings weigh in this workspace, unless one says otherwise"),
  defaultSeverity: severity,
  enabled: z.boolean(),
  locked: z.boolean().describe("True: it keeps tickets safe or sendable, and cannot be switched"),
  reason: z.string().nullable().describe("Why it was switched last"),
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
  platforms: z.array(z.string()).nullable().describe("Null: all"),
  requestTypes: z.array(z.string()).nullable().describe("Null: all"),
  source: findingSource.describe("Who says so, where, when it was read and how sure it is"),
  ruleVersion: z.number().int().describe("Raised with every change of what the rule says"),
  reads: z.array(z.string()).describe("What it looks at: a re-check asks it only when one of these changed"),
  version: z.number().int().describe("Of the switch, for If-Match; 0 until it is switched for the first time"),
});
export type QaRuleDto = z.infer<typeof qaRuleOutput>;

export const listQaRulesInput = z.strictObject({
  platform: z.string().max(50).optional().describe("Rules that apply to this platform"),
  requestType: z.enum(["CREATE_CAMPAIGN", "UPDATE_CAMPAIGN", "PAUSE_CAMPAIGN", "RESUME_CAMPAIGN"]).optional(),
});
export type ListQaRulesInput = z.input<typeof listQaRulesInput>;

export const listQaRulesOutput = listOutput("rules", qaRuleOutput);
