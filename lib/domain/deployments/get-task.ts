import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { findDeployment, toTaskDto } from "./deployments.dto";
import type { TaskDto } from "./deployments.schema";

/** A deployment with every attempt. @throws DEPLOY_001 */
export async function getTask(ctx: Ctx, input: { taskId: string }): Promise<TaskDto> {
  authorize(ctx, "ticket:read");
  return ctx.read(async (tx) => {
    const row = await findDeployment(tx, ctx.tenantId, input.taskId);
    if (!row) throw appError("DEPLOY_001", { details: { taskId: input.taskId } });
    return toTaskDto(row);
  });
}
