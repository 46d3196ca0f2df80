import "server-only";
import { env } from "@/lib/infra/env";
import { SealError } from "@/lib/infra/secrets/seal";
import { resolveEndpoint } from "@/lib/platforms/endpoint";
import type { Credentials, PlatformAccess, PlatformAdapter, PlatformEnvironment } from "@/lib/platforms/platform";
import { openCredentials } from "./stored-credentials";

/** A connection as it is stored. */
export type StoredConnection = {
  id: string;
  tenantId: string;
  name: string;
  accountId: string;
  currency: string;
  timeZone: string;
  environment: string;
  credentials: Uint8Array | null;
  credentialsKeyId: string | null;
};

/** Where the calls for an account go, and with what. Never logged, never stored with an attempt. */
export function platformAccess(
  adapter: PlatformAdapter,
  connection: Pick<StoredConnection, "accountId" | "currency" | "timeZone" | "environment">,
  credentials: Credentials,
): PlatformAccess {
  const { SIGNALBOX_SIMULATORS_PORT: simulatorsPort, SIGNALBOX_PLATFORM_URLS: platformUrls } = env();
  return {
    ...resolveEndpoint(adapter, connection.environment as PlatformEnvironment, { simulatorsPort, platformUrls }),
    account: { id: connection.accountId, currency: connection.currency, timeZone: connection.timeZone },
    credentials,
  };
}

/** The access a stored connection gives, or the sentence that says what is missing. */
export function accessThrough(adapter: PlatformAdapter, connection: StoredConnection): { access: PlatformAccess } | { missing: string } {
  try {
    const credentials = openCredentials({ tenantId: connection.tenantId, connectionId: connection.id }, connection);
    if (!credentials) return { missing: `The connection ${connection.name} has no credentials; add them and try again` };
    return { access: platformAccess(adapter, connection, credentials) };
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    // A changed SIGNALBOX_SECRET is no failure that a repetition could mend: a person has to enter the token again.
    return {
      missing: `The credentials of the connection ${connection.name} cannot be read with this installation's secret; enter them again`,
    };
  }
}
