import { finishBulkDeployment } from "@/lib/domain/bulk-deployments/finish-bulk-deployment";
import { systemContext } from "@/lib/infra/context";
import { inngest, onEvent } from "@/lib/infra/jobs/client";

/** The request that began a selection hands it over itself; this long it has for it. */
const GRACE = "1m";

/** Hands over what a selection of tickets still holds, when the request that began it died half-way. */
export const finishBulkDeploymentJob = inngest.createFunction(
  { id: "finish-bulk-deployment", triggers: [onEvent("bulk_deployment.requested"), onEvent("bulk_deployment.taken_up")], retries: 20 },
  async ({ event, step }) => {
    const { tenantId, requestId, subject } = event.data;
    if (event.name === "bulk_deployment.requested") await step.sleep("grace", GRACE);
    const ctx = systemContext({ tenantId, requestId, actor: { kind: "job", id: "finish-bulk-deployment", label: "Deployment" } });
    await step.run("finish", () => finishBulkDeployment(ctx, { bulkId: subject.id }));
  },
);
