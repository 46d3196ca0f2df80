import { z } from "zod";
import { idInput } from "@/lib/shared/filters";
import { opaque } from "@/lib/shared/wire-schema";
import { DEPLOYMENT_STATES, TASK_STATUSES } from "./deployments.rules";

export const deployInput = z.strictObject({
  ticketId: idInput,
  planHash: z
    .string()
    .trim()
    .regex(/^[0-9a-f]{64}$/i, "Send the hash of GET /tickets/{id}/plan")
    .toLowerCase()
    .optional(),
});
export type DeployInput = z.input<typeof deployInput>;

export const deployOutput = z.object({
  taskId: z.string(),
  ticketId: z.string(),
  status: z.string().describe("queued, or where the running task is"),
  message: z.string(),
  planHash: z.string(),
});
export type DeployDto = z.infer<typeof deployOutput>;

export const attemptOutput = z.object({
  number: z.number().int(),
  step: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  request: opaque().describe("As it was sent, without credentials"),
  response: opaque().nullable().describe("Null when no answer arrived"),
  outcome: z.string().nullable().describe("success, throttled, transient, unknown, refused or not_sent; null while it is on its way"),
  reason: z.string().nullable(),
});

export const taskOutput = z.object({
  taskId: z.string(),
  ticketId: z.string(),
  status: z.enum(TASK_STATUSES),
  state: z.enum(DEPLOYMENT_STATES),
  reason: z.string().nullable().describe("Why it waits or how it ended"),
  planHash: z.string(),
  result: z.object({ status: z.string(), externalPlatformId: z.string().nullable() }).nullable(),
  attempts: z.array(attemptOutput),
  nextAttemptAt: z.string().nullable(),
  failures: z.number().int().describe("Failures counted towards the five retries; throttle waits are not"),
  candidates: z
    .array(z.object({ externalId: z.string(), name: z.string(), status: z.string().nullable(), createdAt: z.string().nullable() }))
    .describe("When the platform may have done it already: the objects that may be it"),
  requestedBy: z.string(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type TaskDto = z.infer<typeof taskOutput>;
