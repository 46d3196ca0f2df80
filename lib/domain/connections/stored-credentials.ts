import "server-only";
import { openSealed, seal } from "@/lib/infra/secrets/seal";
import type { Credentials } from "@/lib/platforms/platform";

type Owner = { tenantId: string; connectionId: string };

/** Encrypts credentials, bound to their workspace and connection: a ciphertext moved to another row does not open. */
export function sealCredentials(
  owner: Owner,
  credentials: Credentials,
): { credentials: Uint8Array<ArrayBuffer>; credentialsKeyId: string } {
  const { sealed, keyId } = seal(JSON.stringify(credentials), { tenantId: owner.tenantId, rowId: owner.connectionId });
  return { credentials: sealed, credentialsKeyId: keyId };
}

/** Null when none are stored. @throws SealError when they were sealed for another row or under another secret */
export function openCredentials(
  owner: Owner,
  row: { credentials: Uint8Array | null; credentialsKeyId: string | null },
): Credentials | null {
  if (!row.credentials || !row.credentialsKeyId) return null;
  const text = openSealed(
    { sealed: row.credentials, keyId: row.credentialsKeyId },
    { tenantId: owner.tenantId, rowId: owner.connectionId },
  );
  return JSON.parse(text) as Credentials;
}
