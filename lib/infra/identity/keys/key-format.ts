import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { base62 } from "./base62";

/**
 * `sbx_`, 256 random bits in base 62, and a CRC-32 of what stands before it in base 62. The prefix lets scanners find a
 * leaked key; the checksum tells a key from a look-alike without asking the database.
 */
const SECRET_DIGITS = 43;
const CHECK_DIGITS = 6;
const FORM = new RegExp(`^sbx_[0-9A-Za-z]{${SECRET_DIGITS + CHECK_DIGITS}}$`);
/** `sbx_` and six digits: enough to recognise a key by, 220 bits short of knowing it. */
const SHOWN = 10;

export type NewKey = {
  /** The whole key. Shown once. */
  key: string;
  /** Its visible start. */
  prefix: string;
  /** What is stored: SHA-256, hex. The key is random, so a slow hash would add nothing. */
  keyHash: string;
};

/** Makes a fresh API key. */
export function newKey(): NewKey {
  const body = `sbx_${base62(randomBytes(32), SECRET_DIGITS)}`;
  const key = body + checksum(body);
  return { key, prefix: key.slice(0, SHOWN), keyHash: hashKey(key) };
}

/** True when a text has the form of a key and its checksum is right. */
export function isKey(text: string): boolean {
  return FORM.test(text) && text.slice(-CHECK_DIGITS) === checksum(text.slice(0, -CHECK_DIGITS));
}

/** SHA-256 of a key, hex: what is stored and looked up. */
export function hashKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

function checksum(body: string): string {
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return base62(check, CHECK_DIGITS);
}
