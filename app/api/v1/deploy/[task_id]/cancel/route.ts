import { cancelDeployment } from "@/lib/domain/deployments/cancel-deployment";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { cancelDeployContract } from "../../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(cancelDeployContract, (ctx, { params }) => cancelDeployment(ctx, params)),
});
