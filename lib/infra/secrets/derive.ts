import "server-only";
import { hkdfSync } from "node:crypto";
import { requiredEnv } from "@/lib/infra/env";

/** What a key is for. One key never serves two purposes, so that a token of one kind is never taken for another. */
export type KeyPurpose = "connection-credentials" | "session-token" | "sign-in-form" | "sign-in-throttle" | "setup-token";

const SALT = "signalbox/v1";
const KEY_BYTES = 32;

let derived: { secret: string; keys: Map<KeyPurpose, Buffer> } | undefined;

/**
 * The 32-byte key for a purpose: HKDF-SHA256 (RFC 5869) over SIGNALBOX_SECRET. Derived once per process and secret.
 *
 * @throws Error when SIGNALBOX_SECRET is not set
 */
export function keyFor(purpose: KeyPurpose): Buffer {
  const secret = requiredEnv("SIGNALBOX_SECRET");
  if (derived?.secret !== secret) derived = { secret, keys: new Map() };
  let key = derived.keys.get(purpose);
  if (!key) {
    key = Buffer.from(hkdfSync("sha256", secret, SALT, `${SALT}/${purpose}`, KEY_BYTES));
    derived.keys.set(purpose, key);
  }
  return key;
}
