import { inngest } from "@/lib/infra/jobs/client";
import { deleteOldRuns as deleteRuns } from "@/lib/infra/jobs/housekeeping";

/** Every night at 03:40 UTC: runs that ended more than 30 days ago are deleted with their steps. */
export const deleteOldRuns = inngest.createFunction(
  { id: "housekeeping-delete-old-runs", triggers: [{ cron: "40 3 * * *" }] },
  async ({ step }) => ({ deleted: await step.run("delete", deleteRuns) }),
);
