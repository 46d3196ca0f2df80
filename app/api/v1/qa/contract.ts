import {
  checklistItemOutput,
  checklistItemParams,
  createChecklistItemInput,
  listChecklistItemsOutput,
  updateChecklistItemInput,
} from "@/lib/domain/checklist/checklist.schema";
import { listQaRulesInput, listQaRulesOutput, qaRuleOutput, qaRuleParams, updateQaRuleInput } from "@/lib/domain/qa-rules/qa-rules.schema";
import { defineContract } from "@/lib/http/contract";

const tags = ["QA"];

export const listQaRulesContract = defineContract({
  method: "GET",
  path: "/api/v1/qa/rules",
  operationId: "listQaRules",
  summary: "List the rules of QA",
  description:
    "Every rule a check asks, in the order findings are listed: what it is, who says so, and what the workspace decided about it.",
  tags,
  permission: "governance:read",
  query: listQaRulesInput,
  response: { status: 200, schema: listQaRulesOutput },
  errors: [],
});

export const updateQaRuleContract = defineContract({
  method: "PATCH",
  path: "/api/v1/qa/rules/{id}",
  operationId: "updateQaRule",
  summary: "Switch a rule, or change what its findings weigh",
  description:
    "Needs a reason, which is kept with who and when. A locked rule stays as it is (QA_002). Tickets checked before are checked anew before they are sent.",
  tags,
  permission: "governance:write",
  params: qaRuleParams,
  body: updateQaRuleInput,
  response: { status: 200, schema: qaRuleOutput },
  errors: ["QA_001", "QA_002"],
  examples: { body: { severity: "warn", reason: "Agency clients sign off wording themselves" } },
});

export const listChecklistItemsContract = defineContract({
  method: "GET",
  path: "/api/v1/qa/checklist-items",
  operationId: "listChecklistItems",
  summary: "List the workspace's checklist",
  description: "What people look at before a ticket is sent, because no rule can.",
  tags,
  permission: "governance:read",
  response: { status: 200, schema: listChecklistItemsOutput },
  errors: [],
});

export const createChecklistItemContract = defineContract({
  method: "POST",
  path: "/api/v1/qa/checklist-items",
  operationId: "createChecklistItem",
  summary: "Add an item to the checklist",
  description: "Tickets it applies to are checked anew before they are sent; a pause is never kept by it.",
  tags,
  permission: "governance:write",
  body: createChecklistItemInput,
  response: { status: 201, schema: checklistItemOutput },
  errors: [],
  examples: { body: { text: "The client has seen the final wording", platforms: ["meta"], required: true } },
});

export const updateChecklistItemContract = defineContract({
  method: "PATCH",
  path: "/api/v1/qa/checklist-items/{id}",
  operationId: "updateChecklistItem",
  summary: "Update an item of the checklist",
  description: "Merges: absent is unchanged. Another text takes its signatures back on every ticket.",
  tags,
  permission: "governance:write",
  params: checklistItemParams,
  body: updateChecklistItemInput,
  response: { status: 200, schema: checklistItemOutput },
  errors: ["CHECKLIST_001"],
});

export const deleteChecklistItemContract = defineContract({
  method: "DELETE",
  path: "/api/v1/qa/checklist-items/{id}",
  operationId: "deleteChecklistItem",
  summary: "Take an item off the checklist",
  tags,
  permission: "governance:write",
  params: checklistItemParams,
  response: { status: 204, schema: null },
  errors: ["CHECKLIST_001"],
});

export const qaContracts = [
  listQaRulesContract,
  updateQaRuleContract,
  listChecklistItemsContract,
  createChecklistItemContract,
  updateChecklistItemContract,
  deleteChecklistItemContract,
];
