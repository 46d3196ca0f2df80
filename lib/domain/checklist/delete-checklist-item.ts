import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { toChecklistItemDto } from "./checklist.dto";
import { lockItem } from "./internal/lock-item";

/** Takes an item off the checklist. Its signatures stay in the audit. @throws CHECKLIST_001, CONFLICT_001 */
export async function deleteChecklistItem(ctx: Ctx, input: { id: string }): Promise<void> {
  authorize(ctx, "governance:write");
  await ctx.write(async (tx) => {
    const before = await lockItem(tx, ctx, input.id);
    const after = await tx.checklistItem.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: { deletedAt: new Date(), version: { increment: 1 } },
    });
    await recordChange(tx, ctx, {
      type: "checklist_item.deleted",
      noun: "checklist_item",
      before,
      after,
      dto: toChecklistItemDto(after),
    });
  });
}
