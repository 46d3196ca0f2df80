import { getTicketChecklist } from "@/lib/domain/checklist/get-ticket-checklist";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { getTicketChecklistContract } from "../../check-contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(getTicketChecklistContract, (ctx, { params }) => getTicketChecklist(ctx, { ticketId: params.id })),
});
