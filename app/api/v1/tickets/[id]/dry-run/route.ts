import { dryRunTicket } from "@/lib/domain/deployments/dry-run-ticket";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { dryRunTicketContract } from "../../check-contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(dryRunTicketContract, (ctx, { params }) => dryRunTicket(ctx, params)),
});
