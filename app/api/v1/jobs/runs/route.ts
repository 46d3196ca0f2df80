import { listJobRuns } from "@/lib/domain/jobs/list-job-runs";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { listJobRunsContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listJobRunsContract, (ctx, { query }) => listJobRuns(ctx, query)),
});
