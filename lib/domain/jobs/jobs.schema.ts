import { z } from "zod";
import { idInput } from "@/lib/shared/filters";
import { DEFAULT_LIMIT, listOutput, MAX_LIMIT } from "@/lib/shared/pagination";

export const RUN_STATES = ["running", "waiting", "failed", "done", "cancelled"] as const;
export const WAITING_REASONS = ["sleep", "event", "run", "retry", "concurrency", "throttle"] as const;

const jobError = z.object({ name: z.string(), message: z.string() }).describe("What went wrong, without a stack");

const waiting = z.object({
  reason: z
    .enum(WAITING_REASONS)
    .describe(
      "sleep: it asked to; event: for an event; run: for a run it invoked; retry: after a failure; concurrency: for a place; throttle: starts are limited",
    ),
  until: z.string().nullable().describe("When it goes on at the latest; null: as soon as there is room"),
  detail: z.string().nullable().describe("The event's name, the invoked function, or how many may run at once"),
});

export const jobRunOutput = z.object({
  id: z.string(),
  function: z.string().describe("The function's id"),
  event: z.object({ id: z.string(), name: z.string() }).describe("What started it"),
  ticketId: z.string().nullable().describe("The ticket it works for, if it does"),
  state: z.enum(RUN_STATES),
  waiting: waiting.nullable(),
  failedAttempts: z.number().int().describe("Failed attempts of what it does now"),
  error: jobError.nullable(),
  retries: z.number().int().describe("How often a person started it again"),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
});
export type JobRunDto = z.infer<typeof jobRunOutput>;

export const jobStepOutput = z.object({
  name: z.string(),
  kind: z.enum(["step", "sleep", "event", "run"]),
  state: z.enum(["pending", "waiting", "done", "failed"]),
  detail: z.string().nullable().describe("What it waits or waited for"),
  attempts: z.number().int().describe("Attempts so far"),
  nextAt: z.string().nullable().describe("When the next attempt starts or the wait ends"),
  startedAt: z.string().nullable(),
  doneAt: z.string().nullable(),
  durationMs: z.number().int().nullable().describe("Of the attempt that counted, or of the wait; ms"),
  output: z.string().nullable().describe("JSON, without secrets, cut to 2,000 characters"),
  outputBytes: z.number().int().describe("Size of the whole output"),
  error: jobError.nullable(),
});
export type JobStepDto = z.infer<typeof jobStepOutput>;

export const jobRunDetailOutput = jobRunOutput.extend({
  output: z.string().nullable().describe("JSON, without secrets, cut to 2,000 characters"),
  outputBytes: z.number().int().describe("Size of the whole output"),
  steps: z.array(jobStepOutput).describe("In the order in which they were done, pending ones last"),
});
export type JobRunDetailDto = z.infer<typeof jobRunDetailOutput>;

/** Newest first. */
export const listJobRunsInput = z.strictObject({
  limit: z.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
  offset: z.number().int().min(0).max(10_000_000).default(0),
  cursor: z.string().min(1).max(500).optional(),
  function: z.string().min(1).max(200).optional().describe("Only runs of this function"),
  state: z.enum(RUN_STATES).optional(),
});
export type ListJobRunsInput = z.input<typeof listJobRunsInput>;

export const listJobRunsOutput = listOutput("runs", jobRunOutput);

export const jobRunInput = z.strictObject({ id: idInput });
export type JobRunInput = z.input<typeof jobRunInput>;

export const jobFunctionOutput = z.object({
  id: z.string(),
  triggers: z.array(z.string()).describe("Events' names, and `cron` patterns in UTC"),
  attempts: z.number().int().describe("Attempts of a step before it has failed for good"),
  concurrency: z.array(z.object({ limit: z.number().int(), key: z.string().nullable(), scope: z.string() })).describe("Calls at once"),
  throttle: z
    .object({ intervalMs: z.number(), burst: z.number().int(), key: z.string().nullable() })
    .nullable()
    .describe("One start per interval, and so many more at once"),
  handlesFailures: z.boolean(),
  runs: z
    .object({ running: z.number().int(), done: z.number().int(), failed: z.number().int(), cancelled: z.number().int() })
    .describe("This workspace's runs, of the last 30 days; waiting ones count as running"),
});
export type JobFunctionDto = z.infer<typeof jobFunctionOutput>;
export const listJobFunctionsOutput = listOutput("functions", jobFunctionOutput);

export const jobRunActOutput = z.object({ id: z.string(), function: z.string(), state: z.enum(["running", "cancelled"]) });
export type JobRunActOutput = z.infer<typeof jobRunActOutput>;
