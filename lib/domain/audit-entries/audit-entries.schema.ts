import { z } from "zod";
import { DEFAULT_LIMIT, listOutput, MAX_LIMIT } from "@/lib/shared/pagination";

export const auditEntryOutput = z.object({
  id: z.string(),
  /** Its place in the workspace's chain; null for the moment until it is sequenced. */
  seq: z.number().int().nullable(),
  /** `noun.past_verb`. */
  action: z.string(),
  actor: z.object({ kind: z.enum(["user", "key", "job", "system"]), id: z.string(), label: z.string() }),
  subject: z.object({ type: z.string(), id: z.string() }),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  requestId: z.string(),
  occurredAt: z.string(),
  /** SHA-256 over this entry and the hash of the one before it. */
  hash: z.string().nullable(),
  prevHash: z.string().nullable(),
});
export type AuditEntryDto = z.infer<typeof auditEntryOutput>;

const text = z.string().min(1).max(100);

/** Newest first; each filter is an index. */
export const listAuditEntriesInput = z.strictObject({
  limit: z.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
  offset: z.number().int().min(0).max(10_000_000).default(0),
  cursor: z.string().min(1).max(500).optional(),
  subjectType: text.optional(),
  subjectId: text.optional(),
  action: text.optional(),
  actorId: text.optional(),
});
export type ListAuditEntriesInput = z.input<typeof listAuditEntriesInput>;

export const listAuditEntriesOutput = listOutput("auditEntries", auditEntryOutput);
