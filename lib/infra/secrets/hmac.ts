import "server-only";
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { type KeyPurpose, keyFor } from "./derive";

/** HMAC-SHA256 of a text under the key of a purpose. */
export function hmac(purpose: KeyPurpose, text: string): Buffer {
  return createHmac("sha256", keyFor(purpose)).update(text).digest();
}

/**
 * Compares without telling by its time where two values differ. Both are hashed first, so their lengths are not told
 * either.
 */
export function isSame(a: string | Uint8Array, b: string | Uint8Array): boolean {
  return timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());
}
