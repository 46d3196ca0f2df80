import { checkTicket } from "@/lib/domain/tickets/check-ticket";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { checkTicketContract } from "../../check-contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(checkTicketContract, (ctx, { params }) => checkTicket(ctx, params)),
});
