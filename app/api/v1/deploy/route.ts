import { startDeployment } from "@/lib/domain/deployments/start-deployment";
import { reply } from "@/lib/http/answer";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { deployContract } from "./contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(deployContract, async (ctx, { body }) => {
    const { accepted, ...task } = await startDeployment(ctx, body);
    return reply(accepted ? 202 : 200, task);
  }),
});
