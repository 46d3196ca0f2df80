import { getJobRun } from "@/lib/domain/jobs/get-job-run";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { getJobRunContract } from "../../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(getJobRunContract, (ctx, { params }) => getJobRun(ctx, params)),
});
