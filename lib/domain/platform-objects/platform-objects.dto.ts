import "server-only";
import type { ObjectKind, PlatformAdapter, PlatformSnapshot } from "@/lib/platforms/platform";
import { findAdapter } from "@/lib/platforms/registry";
import type { TicketObject } from "./internal/ticket-objects";
import type { PlatformObjectDto } from "./platform-objects.schema";

/** An object as the API shows it, compared with what was last read of it. */
export function toPlatformObjectDto(row: TicketObject): PlatformObjectDto {
  const adapter = findAdapter(row.connection.platform);
  const sent = row.lastSent as Record<string, unknown> | null;
  const seen = row.lastSeen as Record<string, unknown> | null;
  const gone = row.state === "DELETED" && row.lastSeenAt !== null;
  return {
    id: row.id,
    connectionId: row.connectionId,
    platform: row.connection.platform,
    kind: row.kind,
    externalId: row.externalId,
    parentId: row.parentId,
    name: row.name,
    state: row.state,
    madeByTicket: row.madeByTicket,
    sent,
    seen,
    seenAt: row.lastSeenAt?.toISOString() ?? null,
    differences: adapter && sent && seen && !gone ? differencesOf(adapter, row, sent, seen) : [],
    gone,
  };
}

function differencesOf(
  adapter: PlatformAdapter,
  row: TicketObject,
  sent: Record<string, unknown>,
  seen: Record<string, unknown>,
): PlatformObjectDto["differences"] {
  const snapshot: PlatformSnapshot = {
    kind: row.kind as ObjectKind,
    externalId: row.externalId,
    parentExternalId: null,
    name: row.name,
    state: row.state as PlatformSnapshot["state"],
    createdAt: null,
    fields: seen,
  };
  return adapter
    .differences(snapshot.kind, sent, snapshot)
    .map(({ pointer, sent: was, seen: is }) => ({ pointer, sent: was ?? null, seen: is ?? null }));
}
