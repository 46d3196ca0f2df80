import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { newId } from "@/lib/shared/ids";

export type DomainEvent = {
  /** `noun.past_verb`. */
  type: `${string}.${string}`;
  version: number;
  subject: { type: string; id: string };
  /** The contract's DTO in wire names, as consumers of the change feed read it. */
  data: Record<string, unknown>;
};

/**
 * Writes a domain event in the change's own transaction. Call it after the change it reports, inside the row's lock, so
 * that the order of events is the order of causes. `seq` is left null: the sequencer gives it its place after the commit.
 */
export async function emit(tx: Tx, ctx: Ctx, event: DomainEvent): Promise<void> {
  await tx.outboxEvent.createMany({ data: [outboxEvent(ctx, event)] });
}

/** The row that {@link emit} writes. */
export function outboxEvent(ctx: Ctx, event: DomainEvent) {
  return {
    id: newId(),
    tenantId: ctx.tenantId,
    type: event.type,
    version: event.version,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    requestId: ctx.requestId,
    subjectType: event.subject.type,
    subjectId: event.subject.id,
    data: event.data as object,
  };
}
