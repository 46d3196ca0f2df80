import { inngest } from "@/lib/infra/jobs/client";
import { deleteOldBulkDeployments } from "@/lib/infra/jobs/housekeeping";

/** Every night at 03:50 UTC: selections made more than 90 days ago are deleted with their items; their deployments stay. */
export const deleteOldSelections = inngest.createFunction(
  { id: "housekeeping-delete-old-selections", triggers: [{ cron: "50 3 * * *" }] },
  async ({ step }) => ({ deleted: await step.run("delete", deleteOldBulkDeployments) }),
);
