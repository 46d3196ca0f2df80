import "server-only";
import { openText, sealText } from "@/lib/infra/secrets/seal";
import type { Credentials } from "@/lib/platforms/platform";

type Owner = { tenantId: string; connectionId: string };

/** Encrypts credentials, bound to their workspace and connection: a ciphertext moved to another row does not open. */
export function sealCredentials(owner: Owner, credentials: Credentials): { credentials: Uint8Array<ArrayBuffer>; credentialsKeyId: string } {
  const sealed = sealText("connection-credentials", binding(owner), JSON.stringify(credentials));
  return { credentials: new Uint8Array(sealed.ciphertext), credentialsKeyId: sealed.keyId };
}

/** @throws when it was sealed for another row or with a key that is gone */
export function openCredentials(owner: Owner, row: { credentials: Uint8Array | null; credentialsKeyId: string | null }): Credentials | null {
  if (!row.credentials || !row.credentialsKeyId) return null;
  const text = openText("connection-credentials", binding(owner), { ciphertext: row.credentials, keyId: row.credentialsKeyId });
  return JSON.parse(text) as Credentials;
}

function binding({ tenantId, connectionId }: Owner): string {
  return `${tenantId}:${connectionId}`;
}
