import { z } from "zod";
import { deployInput, deployOutput, resolveInput, taskOutput } from "@/lib/domain/deployments/deployments.schema";
import { defineContract } from "@/lib/http/contract";
import { idInput } from "@/lib/shared/filters";

const tags = ["Deployment"];
const params = z.object({ taskId: idInput });

export const deployContract = defineContract({
  method: "POST",
  path: "/api/v1/deploy",
  operationId: "deploy",
  summary: "Deploy a ticket",
  description:
    "Queues the deployment of a ticket that is READY_FOR_API. With `plan_hash`, exactly the plan that was shown is sent; without, the server pins the present plan and answers its hash. While a deployment of the ticket is on its way, a repetition answers 200 with that task.",
  tags,
  permission: "ticket:deploy",
  body: deployInput,
  response: { status: 202, schema: deployOutput },
  also: [{ status: 200, schema: deployOutput, description: "The ticket is being deployed already: this is the running task" }],
  errors: ["TICKET_001", "TICKET_005", "DEPLOY_002", "DEPLOY_003", "DEPLOY_005", "CAMPAIGN_005", "CONNECTION_003"],
  examples: { body: { ticket_id: "01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3d" } },
});

export const deployStatusContract = defineContract({
  method: "GET",
  path: "/api/v1/deploy/status/{task_id}",
  operationId: "getDeployStatus",
  summary: "Follow a deployment",
  description: "Every attempt with its request and answer (without credentials), and when the next one starts and why.",
  tags,
  permission: "ticket:read",
  params,
  response: { status: 200, schema: taskOutput },
  errors: ["DEPLOY_001"],
});

export const cancelDeployContract = defineContract({
  method: "POST",
  path: "/api/v1/deploy/{task_id}/cancel",
  operationId: "cancelDeploy",
  summary: "Cancel a deployment",
  description: "Stops before the next request. A request that has left is not called back.",
  tags,
  permission: "ticket:deploy",
  params,
  body: z.strictObject({}).optional(),
  response: { status: 200, schema: taskOutput },
  errors: ["DEPLOY_001", "DEPLOY_004"],
});

export const resolveDeployContract = defineContract({
  method: "POST",
  path: "/api/v1/deploy/{task_id}/resolve",
  operationId: "resolveDeploy",
  summary: "Decide an ambiguous deployment",
  description:
    "When the platform may have done it already, a person says so: `adopt` keeps the named object as the ticket's own and goes on with the rest of the plan, `send` sends the request again because none of what is there is it. The object is read from the platform first; one that is ACTIVE or bears another name than the ticket is refused, naming both, until `confirm` is true.",
  tags,
  permission: "ticket:deploy",
  params,
  body: resolveInput,
  response: { status: 200, schema: taskOutput },
  errors: ["DEPLOY_001", "DEPLOY_007", "DEPLOY_008", "CONNECTION_005", "PLATFORM_001", "PLATFORM_002"],
  examples: { body: { decision: "adopt", external_id: "120210000000000001" } },
});

export const deployContracts = [deployContract, deployStatusContract, cancelDeployContract, resolveDeployContract];
