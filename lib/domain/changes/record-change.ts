import "server-only";
import type { AuditedNoun } from "@/lib/infra/audit";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { emitAudited } from "@/lib/infra/outbox/emit-audited";
import { wireOf } from "@/lib/shared/wire-of";

export type Change = {
  /** `noun.past_verb`: the audit's action and the event's type. */
  type: `${string}.${string}`;
  noun: AuditedNoun;
  before?: object | null;
  after?: object | null;
  /** The row as the API shows it after the change: what the event carries. */
  dto: { id: string; [field: string]: unknown };
};

/** Writes the audit row and the domain event of one change, in the change's own transaction. */
export async function recordChange(tx: Tx, ctx: Ctx, change: Change): Promise<void> {
  const subject = { type: change.noun, id: change.dto.id };
  const event = { type: change.type, version: 1, subject, data: wireOf(change.dto) };
  await emitAudited(tx, ctx, event, { subject, before: change.before ?? null, after: change.after ?? null });
}
