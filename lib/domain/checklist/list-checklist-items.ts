import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { wholeList } from "@/lib/shared/pagination";
import { toChecklistItemDto } from "./checklist.dto";
import type { ChecklistItemDto } from "./checklist.schema";
import { MOST_ITEMS } from "./create-checklist-item";

export type ChecklistItemList = {
  checklistItems: ChecklistItemDto[];
  total: number;
  limit: number;
  offset: number;
  nextCursor: string | null;
};

/** The workspace's whole checklist, in its order. */
export async function listChecklistItems(ctx: Ctx): Promise<ChecklistItemList> {
  authorize(ctx, "governance:read");
  return ctx.read(async (tx) => {
    const rows = await tx.checklistItem.findMany({
      where: { tenantId: ctx.tenantId, deletedAt: null },
      orderBy: [{ position: "asc" }, { createdAt: "asc" }, { id: "asc" }],
      take: MOST_ITEMS,
    });
    return wholeList("checklistItems", rows.map(toChecklistItemDto));
  });
}
