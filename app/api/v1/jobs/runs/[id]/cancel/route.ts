import { cancelJobRun } from "@/lib/domain/jobs/cancel-job-run";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { cancelJobRunContract } from "../../../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  POST: route(cancelJobRunContract, (ctx, { params }) => cancelJobRun(ctx, params)),
});
