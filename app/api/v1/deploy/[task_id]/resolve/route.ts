import { resolveDeployment } from "@/lib/domain/deployments/resolve-deployment";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { resolveDeployContract } from "../../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(resolveDeployContract, (ctx, { params, body }) => resolveDeployment(ctx, { ...params, resolution: body })),
});
