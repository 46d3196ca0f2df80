import { restoreTicket } from "@/lib/domain/tickets/restore-ticket";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { restoreTicketContract } from "../../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(restoreTicketContract, (ctx, { params }) => restoreTicket(ctx, params)),
});
