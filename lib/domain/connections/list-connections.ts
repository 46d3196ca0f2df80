import "server-only";
import type { z } from "zod";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { toConnectionDto } from "./connections.dto";
import { type ConnectionDto, listConnectionsInput } from "./connections.schema";

/** The workspace's connections to ad platforms, oldest first. */
export async function listConnections(
  ctx: Ctx,
  input: z.input<typeof listConnectionsInput> = {},
): Promise<{ connections: ConnectionDto[]; total: number; limit: number; offset: number }> {
  authorize(ctx, "connection:read");
  const query = listConnectionsInput.parse(input);
  return ctx.read(async (tx) => {
    const where = {
      tenantId: ctx.tenantId,
      ...(query.includeDeleted ? {} : { deletedAt: null }),
      ...(query.platform ? { platform: query.platform } : {}),
      ...(query.environment ? { environment: query.environment } : {}),
    };
    const rows = await tx.platformConnection.findMany({
      where,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: query.limit,
      skip: query.offset,
    });
    return {
      connections: rows.map(toConnectionDto),
      total: await tx.platformConnection.count({ where }),
      limit: query.limit,
      offset: query.offset,
    };
  });
}
