import { retryJobRun } from "@/lib/domain/jobs/retry-job-run";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { retryJobRunContract } from "../../../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(retryJobRunContract, (ctx, { params }) => retryJobRun(ctx, params)),
});
