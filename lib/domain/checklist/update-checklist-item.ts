import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { toChecklistItemDto } from "./checklist.dto";
import { type ChecklistItemDto, type UpdateChecklistItemInput, updateChecklistItemInput } from "./checklist.schema";
import { lockItem } from "./internal/lock-item";

/**
 * Merges the given fields into an item (absent = unchanged). Another text takes the item's signatures back, on every
 * ticket: what was signed was the old one.
 *
 * @throws CHECKLIST_001, CONFLICT_001
 */
export async function updateChecklistItem(ctx: Ctx, input: { id: string; changes: UpdateChecklistItemInput }): Promise<ChecklistItemDto> {
  authorize(ctx, "governance:write");
  const changes = updateChecklistItemInput.parse(input.changes);
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as typeof changes;
  return ctx.write(async (tx) => {
    const before = await lockItem(tx, ctx, input.id);
    const same = Object.entries(given).every(
      ([field, value]) => JSON.stringify(before[field as keyof typeof before]) === JSON.stringify(value),
    );
    if (same) return toChecklistItemDto(before);
    const after = await tx.checklistItem.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: { ...(given as object), version: { increment: 1 } },
    });
    if (after.text !== before.text) await tx.checklistSignature.deleteMany({ where: { tenantId: ctx.tenantId, itemId: after.id } });
    const dto = toChecklistItemDto(after);
    await recordChange(tx, ctx, { type: "checklist_item.updated", noun: "checklist_item", before, after, dto });
    return dto;
  });
}
