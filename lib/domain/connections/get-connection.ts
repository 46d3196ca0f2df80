import "server-only";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { appError } from "@/lib/shared/errors";
import { toConnectionDto } from "./connections.dto";
import type { ConnectionDto } from "./connections.schema";

/** One connection, without its credentials. @throws CONNECTION_001 */
export async function getConnection(ctx: Ctx, input: { id: string; includeDeleted?: boolean }): Promise<ConnectionDto> {
  authorize(ctx, "connection:read");
  return ctx.read(async (tx) => {
    const row = await tx.platformConnection.findFirst({
      where: { tenantId: ctx.tenantId, id: input.id, ...(input.includeDeleted ? {} : { deletedAt: null }) },
    });
    if (!row) throw appError("CONNECTION_001", { details: { connectionId: input.id } });
    return toConnectionDto(row);
  });
}
