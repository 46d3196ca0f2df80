import { z } from "zod";
import {
  jobRunActOutput,
  jobRunDetailOutput,
  listJobFunctionsOutput,
  listJobRunsInput,
  listJobRunsOutput,
} from "@/lib/domain/jobs/jobs.schema";
import { defineContract } from "@/lib/http/contract";
import { idInput } from "@/lib/shared/filters";

const tags = ["Jobs"];
const params = z.object({ id: idInput });

export const listJobRunsContract = defineContract({
  method: "GET",
  path: "/api/v1/jobs/runs",
  operationId: "listJobRuns",
  summary: "List background runs, newest first",
  description:
    "Runs that this workspace's events started, and what each waits for. Kept for 30 days. Empty where an Inngest server runs the jobs: its own screen shows them.",
  tags,
  permission: "admin:read",
  query: listJobRunsInput,
  response: { status: 200, schema: listJobRunsOutput },
  errors: [],
});

export const getJobRunContract = defineContract({
  method: "GET",
  path: "/api/v1/jobs/runs/{id}",
  operationId: "getJobRun",
  summary: "Show a background run with its steps",
  tags,
  permission: "admin:read",
  params,
  response: { status: 200, schema: jobRunDetailOutput },
  errors: ["JOB_001"],
});

export const retryJobRunContract = defineContract({
  method: "POST",
  path: "/api/v1/jobs/runs/{id}/retry",
  operationId: "retryJobRun",
  summary: "Start a failed run again",
  description: "It goes on where it failed: what its done steps returned is kept.",
  tags,
  permission: "job:write",
  params,
  body: z.strictObject({}).optional(),
  response: { status: 200, schema: jobRunActOutput },
  errors: ["JOB_001", "JOB_002"],
});

export const cancelJobRunContract = defineContract({
  method: "POST",
  path: "/api/v1/jobs/runs/{id}/cancel",
  operationId: "cancelJobRun",
  summary: "Cancel a run",
  description: "Nothing more of it starts. A step running at this moment is not interrupted; what it returns is dropped.",
  tags,
  permission: "job:write",
  params,
  body: z.strictObject({}).optional(),
  response: { status: 200, schema: jobRunActOutput },
  errors: ["JOB_001", "JOB_003"],
});

export const listJobFunctionsContract = defineContract({
  method: "GET",
  path: "/api/v1/jobs/functions",
  operationId: "listJobFunctions",
  summary: "List the background functions",
  description: "What starts and limits each, and how this workspace's runs of it stand.",
  tags,
  permission: "admin:read",
  response: { status: 200, schema: listJobFunctionsOutput },
  errors: [],
});

export const jobContracts = [listJobRunsContract, getJobRunContract, retryJobRunContract, cancelJobRunContract, listJobFunctionsContract];
