import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { retryRun } from "@/lib/infra/jobs/run-acts";
import { appError } from "@/lib/shared/errors";
import { functionName } from "./jobs.dto";
import { type JobRunActOutput, type JobRunInput, jobRunInput } from "./jobs.schema";

/**
 * Starts a failed run again where it failed: its done steps are kept.
 * @throws JOB_001 when the workspace has none of that id, JOB_002 when it did not fail
 */
export async function retryJobRun(ctx: Ctx, input: JobRunInput): Promise<JobRunActOutput> {
  authorize(ctx, "job:write");
  const { id } = jobRunInput.parse(input);
  return ctx.write(async (tx) => {
    const run = await retryRun(tx, ctx.tenantId, id);
    if (!run) throw appError("JOB_001");
    if (run.status !== "failed") throw appError("JOB_002");
    const dto = { id, function: functionName(run.functionId), state: "running" as const };
    const [before, after] = [run, { ...run, status: "running" }];
    await recordChange(tx, ctx, { type: "job_run.retried", noun: "job_run", before, after, dto });
    return dto;
  });
}
