import "server-only";
import canonicalize from "canonicalize";
import { recordChange } from "@/lib/domain/changes/record-change";
import type { Ctx } from "@/lib/infra/context";
import type { Reading } from "./read-objects";

/**
 * Stores what was read. An object that a deployment changed while the platform was asked keeps what the deployment wrote:
 * what was read is older. Rows are taken in the order of their ids, as by every writer of several.
 */
export async function keepReadings(ctx: Ctx, readings: readonly Reading[]): Promise<void> {
  await ctx.write(async (tx) => {
    for (const { id, version, at, snapshot } of readings.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const state = snapshot?.state ?? "DELETED";
      const key = { tenantId_id: { tenantId: ctx.tenantId, id } };
      const before = await tx.platformObject.findUniqueOrThrow({ where: key });
      const { count } = await tx.platformObject.updateMany({
        where: { tenantId: ctx.tenantId, id, version },
        data: { state, lastSeenAt: at, ...(snapshot ? { lastSeen: snapshot.fields as object, name: snapshot.name || before.name } : {}) },
      });
      const changed = before.state !== state || (snapshot && canonicalize(before.lastSeen) !== canonicalize(snapshot.fields));
      if (count === 0 || !changed) continue;
      const after = await tx.platformObject.update({ where: key, data: { version: { increment: 1 } } });
      await recordChange(tx, ctx, {
        type: snapshot ? "platform_object.seen" : "platform_object.gone",
        noun: "platform_object",
        before,
        after,
        dto: { id, kind: after.kind, externalId: after.externalId, name: after.name, state, seenAt: at.toISOString() },
      });
    }
  });
}
