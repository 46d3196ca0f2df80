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
  kind: z
    .enum(["send", "look_up", "person"])
    .describe("look_up asks the platform what became of a send; person is what somebody said of it"),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  request: opaque().describe("As it was sent, without credentials"),
  response: opaque().nullable().describe("Null when no answer arrived"),
  outcome: z
    .string()
    .nullable()
    .describe("success, throttled, transient, unknown, refused, duplicate or interrupted; null while it is on its way"),
  reason: z.string().nullable(),
});

export const stepOutput = z.object({
  step: z.string(),
  kind: z.string().describe("campaign, ad_group, creative or ad"),
  name: z.string(),
  meaning: z.string(),
  status: z.enum(["made", "running", "waiting", "failed", "unclear", "not_yet"]),
  externalId: z.string().nullable(),
  reason: z.string().nullable().describe("Why it waits, failed or is unclear"),
  earlier: z.boolean().describe("An earlier deployment of the ticket made it"),
});
export type StepDto = z.infer<typeof stepOutput>;

export const refusalOutput = z.object({
  at: z.string(),
  platform: z.string(),
  step: z.string(),
  httpStatus: z.number().int().nullable(),
  code: z.string().nullable().describe("The platform's own"),
  words: z.string().describe("The platform's own"),
  complaints: z.array(
    z.object({
      pointer: z.string().describe("Into the ticket (RFC 6901); empty when the platform names no word of it"),
      message: z.string(),
      code: z.string().nullable(),
      value: z.unknown(),
      suggestion: z
        .array(z.object({ op: z.enum(["add", "replace", "remove"]), path: z.string(), value: z.unknown().optional() }))
        .nullable(),
    }),
  ),
});

export const resolveInput = z
  .strictObject({
    decision: z.enum(["adopt", "send"]).describe("adopt: the lost request made `external_id`. send: it made nothing; send it again"),
    externalId: z.string().trim().min(1).max(200).optional().describe("The object on the platform; with adopt only"),
    confirm: z
      .boolean()
      .optional()
      .describe("With adopt only: true takes over an object that is ACTIVE or bears another name, which is refused without"),
  })
  .superRefine(({ decision, externalId, confirm }, context) => {
    if (decision === "adopt" && externalId === undefined) {
      context.addIssue({ code: "custom", path: ["externalId"], message: "Say which object it is" });
    }
    if (decision === "adopt") return;
    for (const [name, given] of Object.entries({ externalId, confirm })) {
      if (given !== undefined) context.addIssue({ code: "custom", path: [name], message: "Nothing is adopted when it is sent again" });
    }
  });
export type ResolveInput = z.input<typeof resolveInput>;

export const taskOutput = z.object({
  taskId: z.string(),
  ticketId: z.string(),
  status: z.enum(TASK_STATUSES),
  state: z.enum(DEPLOYMENT_STATES),
  reason: z.string().nullable().describe("Why it waits or how it ended"),
  planHash: z.string(),
  result: z.object({ status: z.string(), externalPlatformId: z.string().nullable() }).nullable(),
  steps: z.array(stepOutput).describe("Level by level: what was made, what failed or waits and why, what was not reached"),
  attempts: z.array(attemptOutput),
  nextAttemptAt: z.string().nullable(),
  refusal: refusalOutput.nullable().describe("What the platform held against the request that it refused"),
  failures: z.number().int().describe("Failures counted towards the five retries; throttle waits are not"),
  candidates: z
    .array(z.object({ externalId: z.string(), name: z.string(), status: z.string().nullable(), createdAt: z.string().nullable() }))
    .describe("When the platform may have done it already: the objects that may be it"),
  requestedBy: z.string(),
  version: z.number().int(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type TaskDto = z.infer<typeof taskOutput>;

export const dryRunOutput = z.object({
  ticketId: z.string(),
  platform: z.string(),
  step: z.string().describe("The creation that the platform was asked to judge"),
  verdict: z.enum(["accepted", "refused", "unclear"]),
  reason: z.string().describe("In the platform's own words"),
  findings: z.array(refusalOutput.shape.complaints.element).describe("What it holds against single words"),
});
export type DryRunDto = z.infer<typeof dryRunOutput>;
