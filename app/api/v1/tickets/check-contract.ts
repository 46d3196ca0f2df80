import { z } from "zod";
import { signChecklistInput, ticketChecklistOutput } from "@/lib/domain/checklist/checklist.schema";
import { dryRunOutput } from "@/lib/domain/deployments/deployments.schema";
import { appliedFixesOutput, applyFixesInput, planOutput, ticketDetailOutput } from "@/lib/domain/tickets/tickets.schema";
import { defineContract } from "@/lib/http/contract";
import { idInput } from "@/lib/shared/filters";
import { idOrKey, noBody, params, tags } from "./shared";

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

export const ticketCheckContracts = [
  checkTicketContract,
  applyTicketFixesContract,
  getTicketChecklistContract,
  signChecklistItemContract,
  planTicketContract,
  dryRunTicketContract,
  retryTicketContract,
];
