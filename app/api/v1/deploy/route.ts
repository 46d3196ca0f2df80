import { listDeployments } from "@/lib/domain/deployments/list-deployments";
import { startDeployment } from "@/lib/domain/deployments/start-deployment";
import { reply } from "@/lib/http/answer";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { listDeploymentsContract } from "./bulk.contract";
import { deployContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listDeploymentsContract, (ctx, { query }) => listDeployments(ctx, query)),
  POST: route(deployContract, async (ctx, { body }) => {
    const { accepted, ...task } = await startDeployment(ctx, body);
    return reply(accepted ? 202 : 200, task);
  }),
});
