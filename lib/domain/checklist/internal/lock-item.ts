import "server-only";
import { lockRow, requireVersion } from "@/lib/domain/changes/lock-row";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError } from "@/lib/shared/errors";

/** Takes an item's row lock and reads it. Honours `If-Match`. @throws CHECKLIST_001, CONFLICT_001 */
export async function lockItem(tx: Tx, ctx: Ctx, id: string) {
  await lockRow(tx, ctx, "checklist_items", id);
  const row = await tx.checklistItem.findFirst({ where: { tenantId: ctx.tenantId, id, deletedAt: null } });
  if (!row) throw appError("CHECKLIST_001");
  requireVersion(ctx, row);
  return row;
}
