import { signChecklistItem } from "@/lib/domain/checklist/sign-checklist-item";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { signChecklistItemContract } from "../../../check-contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  PUT: route(signChecklistItemContract, (ctx, { params, body }) =>
    signChecklistItem(ctx, { ticketId: params.id, itemId: params.itemId, ...body }),
  ),
});
