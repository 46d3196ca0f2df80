import { z } from "zod";
import { bulkDeployInput, bulkDeployOutput, bulkProgressOutput } from "@/lib/domain/bulk-deployments/bulk-deployments.schema";
import { listDeploymentsInput, listDeploymentsOutput } from "@/lib/domain/deployments/list-deployments.schema";
import { defineContract } from "@/lib/http/contract";
import { idInput } from "@/lib/shared/filters";

const tags = ["Deployment"];

export const listDeploymentsContract = defineContract({
  method: "GET",
  path: "/api/v1/deploy",
  operationId: "listDeployments",
  summary: "List deployments",
  description:
    "What is on its way, what waits and until when, and what needs a person: `state=failed,ambiguous` with `latest=true` is the list of dead letters. Attempts are at GET /deploy/status/{task_id}.",
  tags,
  permission: "ticket:read",
  query: listDeploymentsInput,
  response: { status: 200, schema: listDeploymentsOutput },
  errors: [],
});

export const bulkDeployContract = defineContract({
  method: "POST",
  path: "/api/v1/deploy/bulk",
  operationId: "deployBulk",
  summary: "Deploy several tickets",
  description:
    "Each ticket is accepted or refused on its own, as by POST /deploy; one that is on its way answers the task it has. What was accepted stays accepted whatever becomes of the rest.",
  tags,
  permission: "ticket:deploy",
  body: bulkDeployInput,
  response: { status: 202, schema: bulkDeployOutput },
  errors: [],
  examples: { body: { ticket_ids: ["01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3d", "01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3e"] } },
});

export const bulkProgressContract = defineContract({
  method: "GET",
  path: "/api/v1/deploy/bulk/{id}",
  operationId: "getBulkDeployment",
  summary: "Follow a bulk deployment",
  description: "Counts by state, and every ticket with the state of its deployment.",
  tags,
  permission: "ticket:read",
  params: z.object({ id: idInput }),
  response: { status: 200, schema: bulkProgressOutput },
  errors: ["DEPLOY_006"],
});

export const bulkDeployContracts = [listDeploymentsContract, bulkDeployContract, bulkProgressContract];
