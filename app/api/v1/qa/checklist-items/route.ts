import { createChecklistItem } from "@/lib/domain/checklist/create-checklist-item";
import { listChecklistItems } from "@/lib/domain/checklist/list-checklist-items";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { createChecklistItemContract, listChecklistItemsContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listChecklistItemsContract, (ctx) => listChecklistItems(ctx)),
  POST: route(createChecklistItemContract, (ctx, { body }) => createChecklistItem(ctx, body)),
});
