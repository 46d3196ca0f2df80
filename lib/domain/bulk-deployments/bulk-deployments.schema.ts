import { z } from "zod";
import { DEPLOYMENT_STATES } from "@/lib/domain/deployments/deployments.rules";
import { idInput } from "@/lib/shared/filters";

/** As many as a board's columns show at once, with room. */
export const MOST_TICKETS = 500;

export const bulkDeployInput = z.strictObject({
  ticketIds: z
    .array(idInput)
    .min(1, "Name at least one ticket")
    .max(MOST_TICKETS, `At most ${MOST_TICKETS} tickets at once`)
    .transform((ids) => [...new Set(ids)])
    .describe("Ids of tickets; one that is named twice counts once"),
});
export type BulkDeployInput = z.input<typeof bulkDeployInput>;

export const bulkDeployOutput = z.object({
  bulkId: z.string(),
  accepted: z
    .array(z.object({ ticketId: z.string(), taskId: z.string() }))
    .describe("Tickets on their way; one that was already has the task it had"),
  refused: z
    .array(z.object({ ticketId: z.string(), code: z.string(), message: z.string() }))
    .describe("Tickets that were not sent, and why"),
});
export type BulkDeployDto = z.infer<typeof bulkDeployOutput>;

/** `pending`: not handed over yet. `refused`: never sent. The rest is the state of the ticket's deployment. */
export const BULK_ITEM_STATES = ["pending", "refused", ...DEPLOYMENT_STATES] as const;
export type BulkItemState = (typeof BULK_ITEM_STATES)[number];

const count = z.number().int();
export const bulkProgressOutput = z.object({
  bulkId: z.string(),
  requestedBy: z.string(),
  createdAt: z.string(),
  total: count,
  ended: z.boolean().describe("True when nothing more happens by itself"),
  counts: z
    .object({
      pending: count,
      refused: count,
      queued: count,
      running: count,
      waiting: count,
      succeeded: count,
      failed: count,
      cancelled: count,
      ambiguous: count,
    })
    .describe("How many tickets are where"),
  items: z.array(
    z.object({
      ticketId: z.string(),
      ticketKey: z.string().nullable().describe("Null when there is no such ticket"),
      ticketTitle: z.string().nullable(),
      taskId: z.string().nullable(),
      state: z.enum(BULK_ITEM_STATES),
      code: z.string().nullable().describe("Of a refusal"),
      message: z.string().nullable().describe("Why it was refused, waits or failed"),
      nextAttemptAt: z.string().nullable(),
      externalPlatformId: z.string().nullable(),
    }),
  ),
});
export type BulkProgressDto = z.infer<typeof bulkProgressOutput>;
