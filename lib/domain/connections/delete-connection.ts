import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { lockConnection } from "./internal/lock-connection";

/** Disconnects an account and forgets its credentials. @throws CONNECTION_001, CONNECTION_004 while a deployment is on its way */
export async function deleteConnection(ctx: Ctx, input: { id: string }): Promise<void> {
  authorize(ctx, "connection:write");
  await ctx.write(async (tx) => {
    const before = await lockConnection(tx, ctx, input.id);
    const live = await tx.deployment.count({
      where: { tenantId: ctx.tenantId, connectionId: before.id, state: { in: ["queued", "running", "waiting"] } },
    });
    if (live > 0) throw appError("CONNECTION_004", { details: { deployments: live } });
    const after = await tx.platformConnection.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: { deletedAt: new Date(), credentials: null, credentialsKeyId: null, version: { increment: 1 } },
    });
    await recordChange(tx, ctx, { type: "connection.deleted", noun: "connection", before, after, dto: { id: before.id } });
  });
}
