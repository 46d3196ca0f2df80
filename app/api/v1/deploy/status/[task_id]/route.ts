import { getTask } from "@/lib/domain/deployments/get-task";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { deployStatusContract } from "../../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(deployStatusContract, (ctx, { params }) => getTask(ctx, params)),
});
