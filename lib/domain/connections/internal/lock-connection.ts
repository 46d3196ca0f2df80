import "server-only";
import { lockRow, requireVersion } from "@/lib/domain/changes/lock-row";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { appError } from "@/lib/shared/errors";

/** Takes the connection's row lock and reads it. @throws CONNECTION_001, CONFLICT_001 */
export async function lockConnection(tx: Tx, ctx: Ctx, id: string) {
  await lockRow(tx, ctx, "platform_connections", id);
  const row = await tx.platformConnection.findFirst({ where: { tenantId: ctx.tenantId, id, deletedAt: null } });
  if (!row) throw appError("CONNECTION_001", { details: { connectionId: id } });
  requireVersion(ctx, row);
  return row;
}
