import { z } from "zod";

/** What a job receives as `event.data`: the outbox event with its place and its workspace. */
export const outboxEnvelope = z.object({
  id: z.uuid(),
  seq: z.number().int().positive(),
  tenantId: z.uuid(),
  type: z.string(),
  version: z.number().int(),
  /** ISO 8601, UTC. */
  occurredAt: z.string(),
  requestId: z.string(),
  actor: z.object({ kind: z.string(), id: z.string() }),
  subject: z.object({ type: z.string(), id: z.string() }),
  /** The contract's DTO in wire names, as it was emitted. */
  data: z.unknown(),
});

export type OutboxEnvelope = z.infer<typeof outboxEnvelope>;

export type OutboxRow = {
  id: string;
  seq: string;
  tenant_id: string;
  type: string;
  version: number;
  occurred_at: Date;
  actor_kind: string;
  actor_id: string;
  request_id: string;
  subject_type: string;
  subject_id: string;
  data: unknown;
};

/** A sequenced row as its envelope. */
export function toEnvelope(row: OutboxRow): OutboxEnvelope {
  return {
    id: row.id,
    seq: Number(row.seq),
    tenantId: row.tenant_id,
    type: row.type,
    version: row.version,
    occurredAt: row.occurred_at.toISOString(),
    requestId: row.request_id,
    actor: { kind: row.actor_kind, id: row.actor_id },
    subject: { type: row.subject_type, id: row.subject_id },
    data: row.data,
  };
}
