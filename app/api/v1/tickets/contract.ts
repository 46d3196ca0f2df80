import { z } from "zod";
import {
  createTicketInput,
  listTicketsInput,
  listTicketsOutput,
  ticketDetailOutput,
  ticketOutput,
  updateTicketInput,
} from "@/lib/domain/tickets/tickets.schema";
import { defineContract } from "@/lib/http/contract";
import { hardQuery } from "@/lib/shared/filters";
import { ticketCheckContracts } from "./check-contract";
import { ticketCommentContracts } from "./comment-contract";
import { noBody, params, tags } from "./shared";

export const listTicketsContract = defineContract({
  method: "GET",
  path: "/api/v1/tickets",
  operationId: "listTickets",
  summary: "List tickets",
  description: "Filters may be combined; `status` may be repeated. `search` looks in key, name, label and campaign.",
  tags,
  permission: "ticket:read",
  query: listTicketsInput,
  response: { status: 200, schema: listTicketsOutput },
  errors: [],
});

export const createTicketContract = defineContract({
  method: "POST",
  path: "/api/v1/tickets",
  operationId: "createTicket",
  summary: "Create a ticket",
  description: "The ticket starts in DRAFT. `payload_config` may be any object: QA judges it, creation does not.",
  tags,
  permission: "ticket:write",
  body: createTicketInput,
  response: { status: 201, schema: ticketOutput },
  errors: ["VALIDATION_005"],
  examples: {
    body: {
      campaign_id: "01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3d",
      channel_id: "01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3e",
      request_type: "CREATE_CAMPAIGN",
      label: "carousel",
      payload_config: {
        ad_account_id: "123456789",
        objective: "OUTCOME_TRAFFIC",
        special_ad_categories: [],
        daily_budget: "1800.00",
        targeting: { geo_locations: { countries: ["US"] } },
        landing_page_url: "https://example.com/moana",
      },
    },
  },
});

export const getTicketContract = defineContract({
  method: "GET",
  path: "/api/v1/tickets/{id}",
  operationId: "getTicket",
  summary: "Get a ticket",
  description: "By its id or its key (`SB-123`), with the findings of its newest check.",
  tags,
  permission: "ticket:read",
  params,
  query: z.strictObject({ includeDeleted: z.boolean().default(false) }),
  response: { status: 200, schema: ticketDetailOutput },
  errors: ["TICKET_001"],
});

const update = {
  path: "/api/v1/tickets/{id}",
  tags,
  permission: "ticket:write",
  params,
  body: updateTicketInput,
  response: { status: 200, schema: ticketDetailOutput },
  errors: ["TICKET_001", "TICKET_002", "TICKET_003", "TICKET_006", "VALIDATION_005"],
  description:
    "Merges: absent is unchanged, null is cleared. A change of what QA looks at brings a checked ticket back to DRAFT. `status` may be DRAFT or QA_TESTING (runs the checks); results are written by QA and deployment alone.",
} as const;

export const replaceTicketContract = defineContract({ ...update, method: "PUT", operationId: "updateTicket", summary: "Update a ticket" });
export const patchTicketContract = defineContract({ ...update, method: "PATCH", operationId: "patchTicket", summary: "Update a ticket" });

export const deleteTicketContract = defineContract({
  method: "DELETE",
  path: "/api/v1/tickets/{id}",
  operationId: "deleteTicket",
  summary: "Delete a ticket",
  description:
    "What the ticket made on its platform stays there. With `hard=true` it is deleted for good, which needs `ticket:purge` and is refused while anything refers to it, deleted rows included.",
  tags,
  permission: "ticket:write",
  params,
  query: hardQuery,
  response: { status: 204, schema: null },
  errors: ["CONFLICT_003", "TICKET_001", "TICKET_002"],
});

export const restoreTicketContract = defineContract({
  method: "POST",
  path: "/api/v1/tickets/{id}/restore",
  operationId: "restoreTicket",
  summary: "Restore a deleted ticket",
  tags,
  permission: "ticket:write",
  params,
  body: noBody,
  response: { status: 200, schema: ticketOutput },
  errors: ["TICKET_001"],
});

export const ticketContracts = [
  listTicketsContract,
  createTicketContract,
  getTicketContract,
  replaceTicketContract,
  patchTicketContract,
  deleteTicketContract,
  restoreTicketContract,
  ...ticketCheckContracts,
  ...ticketCommentContracts,
];
