import { z } from "zod";
import { signChecklistInput, ticketChecklistOutput } from "@/lib/domain/checklist/checklist.schema";
import { dryRunOutput } from "@/lib/domain/deployments/deployments.schema";
import {
  appliedFixesOutput,
  applyFixesInput,
  commentInput,
  commentOutput,
  createTicketInput,
  listCommentsInput,
  listCommentsOutput,
  listTicketsInput,
  listTicketsOutput,
  planOutput,
  ticketDetailOutput,
  ticketOutput,
  updateTicketInput,
} from "@/lib/domain/tickets/tickets.schema";
import { defineContract } from "@/lib/http/contract";
import { hardQuery, idInput } from "@/lib/shared/filters";

const tags = ["Tickets"];
/** An id, or the key people call a ticket by. */
const idOrKey = z.string().regex(/^(SB-[1-9]\d{0,8}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i);
const params = z.object({ id: idOrKey });
const noBody = z.strictObject({}).optional();

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

export const checkTicketContract = defineContract({
  method: "POST",
  path: "/api/v1/tickets/{id}/qa",
  operationId: "checkTicket",
  summary: "Run QA on a ticket",
  description: "Runs every rule and answers every finding at once. The ticket ends in QA_FAILED (any block) or READY_FOR_API.",
  tags,
  permission: "ticket:write",
  params,
  body: noBody,
  response: { status: 200, schema: ticketDetailOutput },
  errors: ["TICKET_001", "TICKET_002"],
});

export const applyTicketFixesContract = defineContract({
  method: "POST",
  path: "/api/v1/tickets/{id}/qa/fixes",
  operationId: "applyTicketFixes",
  summary: "Apply the certain fixes of findings",
  description:
    "Applies the JSON Patches of findings to `payload_config` and checks the ticket again, in one step. A fix is applied as a whole or not at all; what no longer applies is skipped and named in `fixes.skipped`. `all` goes on until no finding has a fix left. Send the ticket's version as If-Match to mend only what you saw.",
  tags,
  permission: "ticket:write",
  params,
  body: applyFixesInput,
  response: { status: 200, schema: appliedFixesOutput },
  errors: ["TICKET_001", "TICKET_002"],
  examples: { body: { findings: "all" } },
});

export const getTicketChecklistContract = defineContract({
  method: "GET",
  path: "/api/v1/tickets/{id}/checklist",
  operationId: "getTicketChecklist",
  summary: "Get a ticket's checklist",
  description: "The items that apply to it, each with who signed it, when, and whether the payload has changed since.",
  tags,
  permission: "ticket:read",
  params,
  response: { status: 200, schema: ticketChecklistOutput },
  errors: ["TICKET_001"],
});

export const signChecklistItemContract = defineContract({
  method: "PUT",
  path: "/api/v1/tickets/{id}/checklist/{item_id}",
  operationId: "signChecklistItem",
  summary: "Sign an item of a ticket's checklist, or take the signature back",
  description:
    "Signs the payload as it is now; signing again replaces the earlier signature. Send the ticket's version as If-Match to sign only what you saw. The next check takes it into account.",
  tags,
  permission: "ticket:write",
  params: z.object({ id: idOrKey, itemId: idInput }),
  body: signChecklistInput,
  response: { status: 200, schema: ticketChecklistOutput },
  errors: ["CHECKLIST_001"],
  examples: { body: { signed: true, note: "Read aloud with the client", evidence_url: "https://example.com/approval.pdf" } },
});

export const planTicketContract = defineContract({
  method: "GET",
  path: "/api/v1/tickets/{id}/plan",
  operationId: "planTicket",
  summary: "Show what a deployment would send",
  description:
    "The exact requests, without credentials, and their hash. Send the hash with POST /deploy to deploy exactly this. A ticket that is READY_FOR_API and rests on a check of something else than is there now goes back to DRAFT; `changed` names what differs.",
  tags,
  permission: "ticket:read",
  params,
  response: { status: 200, schema: planOutput },
  errors: ["TICKET_001", "TICKET_005", "CONNECTION_003"],
});

export const dryRunTicketContract = defineContract({
  method: "POST",
  path: "/api/v1/tickets/{id}/dry-run",
  operationId: "dryRunTicket",
  summary: "Let the platform judge a ticket",
  description:
    "Sends the first creation of the ticket's plan for validation only, where the platform can (Meta: `execution_options`). Nothing is made and nothing changes here; the findings are the platform's own.",
  tags,
  permission: "ticket:write",
  params,
  body: noBody,
  response: { status: 200, schema: dryRunOutput },
  errors: ["TICKET_001", "TICKET_005", "TICKET_007", "CONNECTION_003", "CONNECTION_005", "PLATFORM_002"],
});

export const retryTicketContract = defineContract({
  method: "POST",
  path: "/api/v1/tickets/{id}/retry",
  operationId: "retryTicket",
  summary: "Make a failed ticket ready again",
  description: "FAILED → READY_FOR_API, if what was checked has not changed since; otherwise the ticket goes back to DRAFT (DEPLOY_005).",
  tags,
  permission: "ticket:write",
  params,
  body: noBody,
  response: { status: 200, schema: ticketDetailOutput },
  errors: ["TICKET_001", "TICKET_002", "DEPLOY_005"],
});

export const listCommentsContract = defineContract({
  method: "GET",
  path: "/api/v1/tickets/{id}/comments",
  operationId: "listTicketComments",
  summary: "List a ticket's comments",
  tags,
  permission: "ticket:read",
  params,
  query: listCommentsInput,
  response: { status: 200, schema: listCommentsOutput },
  errors: ["TICKET_001"],
});

export const addCommentContract = defineContract({
  method: "POST",
  path: "/api/v1/tickets/{id}/comments",
  operationId: "addTicketComment",
  summary: "Comment on a ticket",
  tags,
  permission: "ticket:write",
  params,
  body: commentInput,
  response: { status: 201, schema: commentOutput },
  errors: ["TICKET_001"],
});

export const deleteCommentContract = defineContract({
  method: "DELETE",
  path: "/api/v1/tickets/{id}/comments/{comment_id}",
  operationId: "deleteTicketComment",
  summary: "Delete a comment",
  description: "One's own; another's only with user:write.",
  tags,
  permission: "ticket:write",
  params: z.object({ id: idOrKey, commentId: idInput }),
  response: { status: 204, schema: null },
  errors: ["TICKET_004"],
});

export const ticketContracts = [
  listTicketsContract,
  createTicketContract,
  getTicketContract,
  replaceTicketContract,
  patchTicketContract,
  deleteTicketContract,
  restoreTicketContract,
  checkTicketContract,
  applyTicketFixesContract,
  getTicketChecklistContract,
  signChecklistItemContract,
  planTicketContract,
  dryRunTicketContract,
  retryTicketContract,
  listCommentsContract,
  addCommentContract,
  deleteCommentContract,
];
