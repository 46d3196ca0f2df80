import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { newId } from "@/lib/shared/ids";
import { toChecklistItemDto } from "./checklist.dto";
import { type ChecklistItemDto, type CreateChecklistItemInput, createChecklistItemInput } from "./checklist.schema";

/** Items of a workspace. A list nobody reads to its end protects nothing. */
export const MOST_ITEMS = 100;

/** Adds an item to the workspace's checklist. Tickets it applies to are checked anew before they are sent. @throws VALIDATION_001 when there are too many */
export async function createChecklistItem(ctx: Ctx, input: CreateChecklistItemInput): Promise<ChecklistItemDto> {
  authorize(ctx, "governance:write");
  const data = createChecklistItemInput.parse(input);
  return ctx.write(async (tx) => {
    const present = await tx.checklistItem.count({ where: { tenantId: ctx.tenantId, deletedAt: null } });
    if (present >= MOST_ITEMS) {
      const message = `A checklist has at most ${MOST_ITEMS} items; take one away first`;
      throw appError("VALIDATION_001", { violations: [{ pointer: "", rule: "most", message }] });
    }
    const row = await tx.checklistItem.create({ data: { id: newId(), tenantId: ctx.tenantId, ...data } });
    const dto = toChecklistItemDto(row);
    await recordChange(tx, ctx, { type: "checklist_item.created", noun: "checklist_item", after: row, dto });
    return dto;
  });
}
