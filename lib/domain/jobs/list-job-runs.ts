import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { listRuns, type RunPlace } from "@/lib/infra/jobs/run-views";
import { appError } from "@/lib/shared/errors";
import { functionId, toJobRunDto } from "./jobs.dto";
import { type JobRunDto, type ListJobRunsInput, listJobRunsInput } from "./jobs.schema";

export type JobRunList = { runs: JobRunDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/**
 * The background runs that events of this workspace started, newest first, with what each waits for. Runs of the
 * installation itself are nobody's and not shown.
 * @throws VALIDATION_001 when the cursor is not one of this list
 */
export async function listJobRuns(ctx: Ctx, input: ListJobRunsInput = {}): Promise<JobRunList> {
  authorize(ctx, "admin:read");
  const { limit, offset, cursor, function: name, state } = listJobRunsInput.parse(input);
  const after = cursor === undefined ? null : readCursor(cursor);
  const filters = { functionId: name === undefined ? undefined : functionId(name), state };
  const { runs, total } = await listRuns(ctx.tenantId, filters, { limit: limit + 1, offset: after ? 0 : offset, after });
  const last = runs.length > limit ? runs[limit - 1] : undefined;
  return {
    runs: runs.slice(0, limit).map(toJobRunDto),
    total,
    limit,
    offset: after ? 0 : offset,
    nextCursor: last ? Buffer.from(`${last.createdAt.getTime()}:${last.id}`).toString("base64url") : null,
  };
}

function readCursor(cursor: string): RunPlace {
  const [, ms, id] = /^(\d{12,14}):([0-9a-f-]{36})$/.exec(Buffer.from(cursor, "base64url").toString("utf8")) ?? [];
  if (ms !== undefined && id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    return { createdAt: new Date(Number(ms)), id };
  }
  const message = "Send the next_cursor of this list, or no cursor";
  throw appError("VALIDATION_001", { violations: [{ pointer: "/cursor", rule: "cursor", message }] });
}
