import { planTicket } from "@/lib/domain/tickets/plan-ticket";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { planTicketContract } from "../../check-contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(planTicketContract, (ctx, { params }) => planTicket(ctx, params)),
});
