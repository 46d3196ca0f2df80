import { deleteChecklistItem } from "@/lib/domain/checklist/delete-checklist-item";
import { updateChecklistItem } from "@/lib/domain/checklist/update-checklist-item";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { deleteChecklistItemContract, updateChecklistItemContract } from "../../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  PATCH: route(updateChecklistItemContract, (ctx, { params, body }) => updateChecklistItem(ctx, { ...params, changes: body })),
  DELETE: route(deleteChecklistItemContract, (ctx, { params }) => deleteChecklistItem(ctx, params)),
});
