import { createTicket } from "@/lib/domain/tickets/create-ticket";
import { listTickets } from "@/lib/domain/tickets/list-tickets";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { createTicketContract, listTicketsContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listTicketsContract, (ctx, { query }) => listTickets(ctx, query)),
  POST: route(createTicketContract, (ctx, { body }) => createTicket(ctx, body)),
});
