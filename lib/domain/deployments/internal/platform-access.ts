import "server-only";
import { accessThrough } from "@/lib/domain/connections/platform-access";
import type { LockedTicket } from "@/lib/domain/tickets/lock-for-deployment";
import type { PlatformAccess, PlatformAdapter } from "@/lib/platforms/platform";

/** The adapter and all it needs to speak to the account, or the sentence that says what is missing. */
export function accessOf(
  { adapter, connection }: LockedTicket["facts"],
  deployment: { connectionId: string },
): { adapter: PlatformAdapter; access: PlatformAccess } | { missing: string } {
  if (!adapter) return { missing: "Deployment to this platform is not available" };
  if (!connection || connection.id !== deployment.connectionId)
    return { missing: "The connection this was accepted for is no longer there" };
  const through = accessThrough(adapter, connection);
  return "missing" in through ? through : { adapter, access: through.access };
}
