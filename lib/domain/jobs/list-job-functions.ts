import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { listFunctions } from "@/lib/infra/jobs/run-views";
import { wholeList } from "@/lib/shared/pagination";
import { toJobFunctionDto } from "./jobs.dto";
import type { JobFunctionDto } from "./jobs.schema";

/** The background functions there are, what starts and limits them, and how this workspace's runs of each stand. */
export async function listJobFunctions(ctx: Ctx): Promise<ReturnType<typeof wholeList<"functions", JobFunctionDto>>> {
  authorize(ctx, "admin:read");
  return wholeList("functions", (await listFunctions(ctx.tenantId)).map(toJobFunctionDto));
}
