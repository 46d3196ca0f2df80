import "server-only";
import type { z } from "zod";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { listPage } from "@/lib/infra/db/list-page";
import { toConnectionDto } from "./connections.dto";
import { type ConnectionDto, listConnectionsInput } from "./connections.schema";

export type ConnectionList = { connections: ConnectionDto[]; total: number; limit: number; offset: number; nextCursor: string | null };

/** A page of the workspace's connections to ad platforms, oldest first. */
export async function listConnections(ctx: Ctx, input: z.input<typeof listConnectionsInput> = {}): Promise<ConnectionList> {
  authorize(ctx, "connection:read");
  const query = { ...listConnectionsInput.parse(input), sort: "created_at" };
  const filters: object[] = query.includeDeleted ? [] : [{ deletedAt: null }];
  if (query.platform) filters.push({ platform: query.platform });
  if (query.environment) filters.push({ environment: query.environment });
  return ctx.read(async (tx) => {
    const table = {
      findMany: (args: object) => tx.platformConnection.findMany(args),
      count: (args: object) => tx.platformConnection.count(args),
    };
    const { rows, ...page } = await listPage(tx, ctx.tenantId, null, table, query, filters, { created_at: "createdAt" });
    return { connections: rows.map(toConnectionDto), ...page };
  });
}
