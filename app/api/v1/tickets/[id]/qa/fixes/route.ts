import { applyTicketFixes } from "@/lib/domain/tickets/apply-ticket-fixes";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { applyTicketFixesContract } from "../../../check-contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(applyTicketFixesContract, (ctx, { params, body }) => applyTicketFixes(ctx, { ...params, ...body })),
});
