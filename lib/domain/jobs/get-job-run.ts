import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { findRun } from "@/lib/infra/jobs/run-views";
import { appError } from "@/lib/shared/errors";
import { toJobRunDetailDto } from "./jobs.dto";
import { type JobRunDetailDto, type JobRunInput, jobRunInput } from "./jobs.schema";

/**
 * One background run of this workspace with its steps: attempts, durations, outputs cut and without secrets.
 * @throws JOB_001 when the workspace has none of that id
 */
export async function getJobRun(ctx: Ctx, input: JobRunInput): Promise<JobRunDetailDto> {
  authorize(ctx, "admin:read");
  const { id } = jobRunInput.parse(input);
  const found = await findRun(ctx.tenantId, id);
  if (!found) throw appError("JOB_001");
  return toJobRunDetailDto(found);
}
