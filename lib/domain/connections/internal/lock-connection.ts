import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError } from "@/lib/shared/errors";

/** Takes the connection's row lock and reads it. @throws CONNECTION_001, CONFLICT_001 */
export async function lockConnection(tx: Tx, ctx: Ctx, id: string) {
  await tx.$queryRaw`select id from platform_connections where tenant_id = ${ctx.tenantId}::uuid and id = ${id}::uuid for update`;
  const row = await tx.platformConnection.findFirst({ where: { tenantId: ctx.tenantId, id, deletedAt: null } });
  if (!row) throw appError("CONNECTION_001", { details: { connectionId: id } });
  if (ctx.ifMatch !== null && ctx.ifMatch !== row.version) {
    throw appError("CONFLICT_001", { details: { currentVersion: row.version } });
  }
  return row;
}
