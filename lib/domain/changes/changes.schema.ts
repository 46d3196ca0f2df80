import { z } from "zod";
import { opaque } from "@/lib/shared/wire-schema";

/** Where to read on: a cursor this feed gave, or `latest` for the present one. A cursor is a number of at most 19 digits. */
const afterInput = z
  .string()
  .regex(/^(latest|0|[1-9]\d{0,17})$/, "Send the next_cursor of this feed, or latest")
  .default("0");

export const listChangesInput = z.strictObject({
  after: afterInput.describe("Changes after this cursor; `latest` gives the present cursor and no changes"),
  limit: z.number().int().min(1).max(1_000).default(100),
});
export type ListChangesInput = z.input<typeof listChangesInput>;

/** A domain event as consumers read it. Source: DESIGN decision 8. */
export const changeOutput = z.object({
  id: z.string(),
  seq: z.number().int().describe("Its place; every later change has a higher one"),
  type: z.string().describe("noun.past_verb"),
  version: z.number().int(),
  occurredAt: z.string(),
  actor: z.object({ kind: z.string(), id: z.string() }),
  requestId: z.string(),
  subject: z.object({ type: z.string(), id: z.string() }),
  data: opaque().describe("The noun as the API showed it after the change, in wire names"),
});
export type ChangeDto = z.infer<typeof changeOutput>;

export const listChangesOutput = z.object({ changes: z.array(changeOutput), nextCursor: z.string() });
export type ChangesDto = z.infer<typeof listChangesOutput>;
