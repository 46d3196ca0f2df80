import { deleteTicket } from "@/lib/domain/tickets/delete-ticket";
import { getTicket } from "@/lib/domain/tickets/get-ticket";
import { purgeTicket } from "@/lib/domain/tickets/purge-ticket";
import { updateTicket } from "@/lib/domain/tickets/update-ticket";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { deleteTicketContract, getTicketContract, patchTicketContract, replaceTicketContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(getTicketContract, (ctx, { params, query }) => getTicket(ctx, { ...params, ...query })),
  PUT: route(replaceTicketContract, (ctx, { params, body }) => updateTicket(ctx, { ...params, changes: body })),
  PATCH: route(patchTicketContract, (ctx, { params, body }) => updateTicket(ctx, { ...params, changes: body })),
  DELETE: route(deleteTicketContract, (ctx, { params, query }) => (query.hard ? purgeTicket : deleteTicket)(ctx, params)),
});
