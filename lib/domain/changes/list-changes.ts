import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import type { OutboxEvent } from "@/lib/infra/db/generated/client";
import { readableNouns } from "./changes.rules";
import { type ChangeDto, type ChangesDto, type ListChangesInput, listChangesInput } from "./changes.schema";

/**
 * The workspace's changes in their order, from a cursor on, as far as the caller may read their nouns. Nothing is missed:
 * a change gets its place after it is committed, and never one before a place already read.
 */
export async function listChanges(ctx: Ctx, input: ListChangesInput): Promise<ChangesDto> {
  authorize(ctx, "change:read");
  const { after, limit } = listChangesInput.parse(input);
  return ctx.read(async (tx) => {
    // Asked before the rows: whatever comes between the two questions has a higher place and is read next time.
    const head = await headOf(tx, ctx.tenantId);
    if (after === "latest") return { changes: [], nextCursor: String(head) };
    const from = BigInt(after);
    const nouns = readableNouns(ctx.permissions);
    const rows = await tx.outboxEvent.findMany({
      where: {
        tenantId: ctx.tenantId,
        seq: { gt: from, lte: head },
        subjectType: "only" in nouns ? { in: nouns.only } : { notIn: nouns.except },
      },
      orderBy: { seq: "asc" },
      take: limit,
    });
    const last = rows.at(-1);
    // A page that is not full has seen everything up to the head, also what the caller may not read.
    const next = rows.length === limit && last?.seq ? last.seq : from > head ? from : head;
    return { changes: rows.map(toChangeDto), nextCursor: String(next) };
  });
}

async function headOf(tx: Tx, tenantId: string): Promise<bigint> {
  const last = await tx.outboxEvent.findFirst({
    where: { tenantId, seq: { not: null } },
    orderBy: { seq: "desc" },
    select: { seq: true },
  });
  return last?.seq ?? 0n;
}

function toChangeDto(row: OutboxEvent): ChangeDto {
  return {
    id: row.id,
    seq: Number(row.seq),
    type: row.type,
    version: row.version,
    occurredAt: row.occurredAt.toISOString(),
    actor: { kind: row.actorKind, id: row.actorId },
    requestId: row.requestId,
    subject: { type: row.subjectType, id: row.subjectId },
    data: row.data as Record<string, unknown>,
  };
}
