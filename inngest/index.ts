import type { InngestFunction } from "inngest";
import { deleteOldRuns } from "@/inngest/functions/housekeeping/delete-old-runs";
import { deleteOldSelections } from "@/inngest/functions/housekeeping/delete-old-selections";
import { expireIdempotency } from "@/inngest/functions/housekeeping/expire-idempotency";
import { takeUpStranded } from "@/inngest/functions/housekeeping/take-up-stranded";
import { deployTicket } from "@/inngest/functions/tickets/deploy-ticket";
import { finishBulkDeploymentJob } from "@/inngest/functions/tickets/finish-bulk-deployment";

/** Every function there is, one line each: what is not listed here does not run. */
export const functions: InngestFunction.Any[] = [
  deleteOldRuns,
  deleteOldSelections,
  expireIdempotency,
  takeUpStranded,
  deployTicket,
  finishBulkDeploymentJob,
];
