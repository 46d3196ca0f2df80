import "server-only";
import { type AuditInput, auditEntry } from "@/lib/infra/audit";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { type DomainEvent, outboxEvent } from "./emit";

/**
 * Writes the audit row and the domain event of one change, of which the event's type is the audit's action, as `audit`
 * and `emit` do, in one statement: nearly every write of the product ends with the two.
 */
export async function emitAudited(tx: Tx, ctx: Ctx, event: DomainEvent, input: AuditInput): Promise<void> {
  const entry = auditEntry(ctx, event.type, input);
  const row = outboxEvent(ctx, event);
  const now = new Date();
  await tx.$executeRaw`
    with entry as (
      insert into audit_entries (id, tenant_id, action, actor_kind, actor_id, actor_label, subject_type, subject_id, changes, request_id, occurred_at)
      values (${entry.id}::uuid, ${entry.tenantId}::uuid, ${entry.action}, ${entry.actorKind}, ${entry.actorId}, ${entry.actorLabel},
        ${entry.subjectType}, ${entry.subjectId}, ${JSON.stringify(entry.changes)}::jsonb, ${entry.requestId}, ${now}))
    insert into outbox_events (id, tenant_id, type, version, actor_kind, actor_id, request_id, subject_type, subject_id, data, occurred_at)
    values (${row.id}::uuid, ${row.tenantId}::uuid, ${row.type}, ${row.version}, ${row.actorKind}, ${row.actorId}, ${row.requestId},
      ${row.subjectType}, ${row.subjectId}, ${JSON.stringify(row.data)}::jsonb, ${now})`;
}
