import { listJobFunctions } from "@/lib/domain/jobs/list-job-functions";
import { methods } from "@/lib/http/methods";
import { route } from "@/lib/http/route";
import { listJobFunctionsContract } from "../contract";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods({
  GET: route(listJobFunctionsContract, (ctx) => listJobFunctions(ctx)),
});
