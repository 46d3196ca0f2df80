import { retryTicket } from "@/lib/domain/tickets/retry-ticket";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { retryTicketContract } from "../../check-contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(retryTicketContract, (ctx, { params }) => retryTicket(ctx, params)),
});
