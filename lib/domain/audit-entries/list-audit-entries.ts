import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { wireSpelling } from "@/lib/shared/wire-of";
import { type AuditEntryDto, type ListAuditEntriesInput, listAuditEntriesInput } from "./audit-entries.schema";

export type AuditEntryList = { auditEntries: AuditEntryDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/**
 * A page of what was done in the workspace, newest first. By cursor it goes on exactly where the page before ended,
 * whatever was written in between.
 *
 * @throws VALIDATION_001 when the cursor is not one of this list
 */
export async function listAuditEntries(ctx: Ctx, input: ListAuditEntriesInput = {}): Promise<AuditEntryList> {
  authorize(ctx, "audit:read");
  const { limit, offset, cursor, ...filters } = listAuditEntriesInput.parse(input);
  const before = cursor === undefined ? null : readCursor(cursor);
  const where = { tenantId: ctx.tenantId, ...filters };
  return ctx.read(async (tx) => {
    const rows = await tx.auditEntry.findMany({
      where: before === null ? where : { ...where, ord: { lt: before } },
      orderBy: { ord: "desc" },
      take: limit + 1,
      skip: before === null ? offset : 0,
    });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      auditEntries: rows.slice(0, limit).map(toDto),
      total: await tx.auditEntry.count({ where }),
      limit,
      offset: before === null ? offset : 0,
      nextCursor: last ? writeCursor(last.ord) : null,
    };
  });
}

type Row = {
  id: string;
  seq: bigint | null;
  action: string;
  actorKind: string;
  actorId: string;
  actorLabel: string;
  subjectType: string;
  subjectId: string;
  changes: unknown;
  requestId: string;
  occurredAt: Date;
  hash: string | null;
  prevHash: string | null;
};

function toDto(row: Row): AuditEntryDto {
  return {
    id: row.id,
    seq: row.seq === null ? null : Number(row.seq),
    action: row.action,
    actor: { kind: row.actorKind as AuditEntryDto["actor"]["kind"], id: row.actorId, label: row.actorLabel },
    subject: { type: row.subjectType, id: row.subjectId },
    changes: Object.entries(row.changes as Record<string, [unknown, unknown]>).map(([field, [before, after]]) => ({
      field: wireSpelling(field),
      before,
      after,
    })),
    requestId: row.requestId,
    occurredAt: row.occurredAt.toISOString(),
    hash: row.hash,
    prevHash: row.prevHash,
  };
}

function writeCursor(ord: bigint): string {
  return Buffer.from(`audit:${ord}`).toString("base64url");
}

function readCursor(cursor: string): bigint {
  const ord = /^audit:(\d{1,18})$/.exec(Buffer.from(cursor, "base64url").toString("utf8"))?.[1];
  if (ord !== undefined) return BigInt(ord);
  const message = "Send the next_cursor of this list, or no cursor";
  throw appError("VALIDATION_001", { violations: [{ pointer: "/cursor", rule: "cursor", message }] });
}
