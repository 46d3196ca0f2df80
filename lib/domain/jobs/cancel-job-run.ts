import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { cancelOwnRun } from "@/lib/infra/jobs/run-acts";
import { appError } from "@/lib/shared/errors";
import { functionName } from "./jobs.dto";
import { type JobRunActOutput, type JobRunInput, jobRunInput } from "./jobs.schema";

/**
 * Cancels a run that is at work or waits: nothing more of it starts.
 * @throws JOB_001 when the workspace has none of that id, JOB_003 when it ended
 */
export async function cancelJobRun(ctx: Ctx, input: JobRunInput): Promise<JobRunActOutput> {
  authorize(ctx, "job:write");
  const { id } = jobRunInput.parse(input);
  return ctx.write(async (tx) => {
    const run = await cancelOwnRun(tx, ctx.tenantId, id);
    if (!run) throw appError("JOB_001");
    if (run.status !== "running") throw appError("JOB_003");
    const dto = { id, function: functionName(run.functionId), state: "cancelled" as const };
    const [before, after] = [run, { ...run, status: "cancelled" }];
    await recordChange(tx, ctx, { type: "job_run.cancelled", noun: "job_run", before, after, dto });
    return dto;
  });
}
