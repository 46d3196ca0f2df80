import "server-only";
import { accessThrough, type StoredConnection } from "@/lib/domain/connections/platform-access";
import { budgetedOutbound } from "@/lib/domain/deployments/budgeted-outbound";
import type { Ctx } from "@/lib/infra/context";
import type { Outbound, OutboundRequest } from "@/lib/infra/outbound/outbound";
import { type PlatformKey, platformEntry } from "@/lib/platforms/catalogue";
import type { Exchange, PlatformAccess, PlatformAdapter } from "@/lib/platforms/platform";
import { findAdapter } from "@/lib/platforms/registry";
import { askingVia } from "@/lib/platforms/send";
import { appError } from "@/lib/shared/errors";

/** A person is waiting for the answer. */
const TIMEOUT_MS = 15_000;

export type Line = {
  adapter: PlatformAdapter;
  access: PlatformAccess;
  /** As people call the platform. */
  platformName: string;
  ask: (request: OutboundRequest) => Promise<Exchange>;
};

type Connected = StoredConnection & { platform: string; deletedAt: Date | null };

/**
 * The line to a connection's account for questions that change nothing there; each takes its turn in the account's call
 * budget. Open it outside of transactions.
 *
 * @throws CONNECTION_005 when the connection cannot be used; `ask` throws PLATFORM_002 when the budget has no room
 */
export function lineTo(ctx: Ctx, connection: Connected, via: { outbound: Outbound }): Line {
  const adapter = findAdapter(connection.platform);
  const platformName = platformEntry(connection.platform as PlatformKey).displayName;
  const given = adapter && !connection.deletedAt ? accessThrough(adapter, connection) : { missing: `${connection.name} is not connected` };
  if (!adapter || "missing" in given) {
    const message = "missing" in given ? given.missing : `${platformName} cannot be asked`;
    throw appError("CONNECTION_005", { message, details: { connectionId: connection.id } });
  }
  const { access } = given;
  const outbound = budgetedOutbound({ connectionId: connection.id, adapter, access }, ctx, via.outbound);
  return { adapter, access, platformName, ask: askingVia({ adapter, access, outbound, timeoutMs: TIMEOUT_MS }) };
}
