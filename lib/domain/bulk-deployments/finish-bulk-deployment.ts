import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { handOver } from "./internal/hand-over";

/** Hands over what a selection still holds, after the request that began it died. Does nothing when nothing is left. */
export async function finishBulkDeployment(ctx: Ctx, input: { bulkId: string }): Promise<void> {
  authorize(ctx, "ticket:deploy");
  await handOver(ctx, input.bulkId);
}
