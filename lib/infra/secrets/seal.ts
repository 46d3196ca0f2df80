import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { keyFor } from "./derive";
import { hmac } from "./hmac";

/** Where a sealed value belongs. Moved to another workspace or row, it does not open. */
export type SealBinding = { tenantId: string; rowId: string };

export type Sealed = {
  /** Format byte, 12 bytes of nonce, ciphertext, 16 bytes of tag. */
  sealed: Uint8Array<ArrayBuffer>;
  /** Names the key, so that a changed SIGNALBOX_SECRET is told apart from tampering. */
  keyId: string;
};

/** A sealed value that does not open. `key`: it was sealed under another secret. `tampered`: it was changed or moved. */
export class SealError extends Error {
  override readonly name = "SealError";
  readonly reason: "key" | "tampered";

  constructor(reason: "key" | "tampered") {
    super(reason === "key" ? "Sealed under another SIGNALBOX_SECRET" : "The sealed value was changed or belongs elsewhere");
    this.reason = reason;
  }
}

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a secret for one row with AES-256-GCM; workspace, row and key id are authenticated with it. */
export function seal(secret: string, binding: SealBinding): Sealed {
  const keyId = presentKeyId();
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor("connection-credentials"), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(binding, keyId));
  const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return { sealed: Uint8Array.from(Buffer.concat([Buffer.of(FORMAT), nonce, body, cipher.getAuthTag()])), keyId };
}

/**
 * Decrypts what {@link seal} made for the same row.
 *
 * @throws SealError when the key is another one, or the bytes or their place were changed
 */
export function openSealed(value: { sealed: Uint8Array; keyId: string }, binding: SealBinding): string {
  if (value.keyId !== presentKeyId()) throw new SealError("key");
  const bytes = Buffer.from(value.sealed);
  if (bytes.length < 1 + NONCE_BYTES + TAG_BYTES || bytes[0] !== FORMAT) throw new SealError("tampered");
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", keyFor("connection-credentials"), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(binding, value.keyId));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    throw new SealError("tampered");
  }
}

/** The id of the key in use: a fingerprint that says nothing about the key. */
function presentKeyId(): string {
  return `k1-${hmac("connection-credentials", "key id").toString("hex").slice(0, 12)}`;
}

/** JSON, not concatenation: ("a", "bc") and ("ab", "c") must not be bound alike. */
function boundTo({ tenantId, rowId }: SealBinding, keyId: string): Buffer {
  return Buffer.from(JSON.stringify([FORMAT, tenantId.toLowerCase(), rowId.toLowerCase(), keyId]));
}
