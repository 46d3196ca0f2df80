import { startBulkDeployment } from "@/lib/domain/bulk-deployments/start-bulk-deployment";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { bulkDeployContract } from "../bulk.contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(bulkDeployContract, (ctx, { body }) => startBulkDeployment(ctx, body)),
});
