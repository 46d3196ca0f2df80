import "server-only";
import type { Ctx } from "@/lib/infra/context";
import type { Tx } from "@/lib/infra/db/client";
import { Prisma } from "@/lib/infra/db/generated/client";
import { appError } from "@/lib/shared/errors";

type LockableTable =
  | "markets"
  | "brands"
  | "channels"
  | "campaigns"
  | "tickets"
  | "platform_connections"
  | "deployments"
  | "checklist_items";

/**
 * Takes a row's lock, so that no two changes of it decide on the same state. Read the row in a statement of its own
 * afterwards: it then shows what the change before this one left.
 */
export async function lockRow(tx: Tx, ctx: Ctx, table: LockableTable, id: string): Promise<void> {
  await tx.$queryRaw`select id from ${Prisma.raw(table)} where tenant_id = ${ctx.tenantId}::uuid and id = ${id}::uuid for update`;
}

/** Honours `If-Match`. @throws CONFLICT_001 (409) with the current version when the caller saw another one */
export function requireVersion(ctx: Ctx, row: { version: number }): void {
  if (ctx.ifMatch === null || ctx.ifMatch === row.version) return;
  throw appError("CONFLICT_001", {
    message: `It was changed by someone else in the meantime: this is version ${row.version}, you saw ${ctx.ifMatch}`,
    details: { currentVersion: row.version },
  });
}
