import "server-only";
import { openCredentials } from "@/lib/domain/connections/stored-credentials";
import type { LockedTicket } from "@/lib/domain/tickets/lock-for-deployment";
import { env } from "@/lib/infra/env";
import { SealError } from "@/lib/infra/secrets/seal";
import { resolveEndpoint } from "@/lib/platforms/endpoint";
import type { PlatformAccess, PlatformAdapter, PlatformEnvironment } from "@/lib/platforms/platform";

/** The adapter and all it needs to speak to the account, or the sentence that says what is missing. */
export function accessOf(
  { adapter, connection }: LockedTicket["facts"],
  deployment: { connectionId: string; tenantId: string },
): { adapter: PlatformAdapter; access: PlatformAccess } | { missing: string } {
  if (!adapter) return { missing: "Deployment to this platform is not available" };
  if (!connection || connection.id !== deployment.connectionId)
    return { missing: "The connection this was accepted for is no longer there" };
  const credentials = readableCredentials({ tenantId: deployment.tenantId, connectionId: connection.id }, connection);
  if (credentials === "unreadable")
    return {
      missing: `The credentials of the connection ${connection.name} cannot be read with this installation's secret; enter them again`,
    };
  if (!credentials) return { missing: `The connection ${connection.name} has no credentials; add them and try again` };
  const { SIGNALBOX_SIMULATORS_PORT: simulatorsPort, SIGNALBOX_PLATFORM_URLS: platformUrls } = env();
  const endpoint = resolveEndpoint(adapter, connection.environment as PlatformEnvironment, { simulatorsPort, platformUrls });
  return {
    adapter,
    access: {
      ...endpoint,
      account: { id: connection.accountId, currency: connection.currency, timeZone: connection.timeZone },
      credentials,
    },
  };
}

/** A changed SIGNALBOX_SECRET is no failure of ours that a repetition could mend: a person has to enter the token again. */
function readableCredentials(...given: Parameters<typeof openCredentials>): ReturnType<typeof openCredentials> | "unreadable" {
  try {
    return openCredentials(...given);
  } catch (error) {
    if (error instanceof SealError) return "unreadable";
    throw error;
  }
}
