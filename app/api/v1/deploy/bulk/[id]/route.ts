import { getBulkDeployment } from "@/lib/domain/bulk-deployments/get-bulk-deployment";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { bulkProgressContract } from "../../bulk.contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(bulkProgressContract, (ctx, { params }) => getBulkDeployment(ctx, { bulkId: params.id })),
});
