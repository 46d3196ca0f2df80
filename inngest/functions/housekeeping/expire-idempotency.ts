import { inngest } from "@/lib/infra/jobs/client";
import { deleteExpiredIdempotencyRecords } from "@/lib/infra/jobs/housekeeping";

/** Every hour at a quarter past: idempotency keys older than 24 h are forgotten. */
export const expireIdempotency = inngest.createFunction(
  { id: "housekeeping-expire-idempotency", triggers: [{ cron: "15 * * * *" }] },
  async ({ step }) => ({ deleted: await step.run("delete", deleteExpiredIdempotencyRecords) }),
);
