import { createHash } from "node:crypto";

/** 2^63 − 1: TikTok's request_id is a 64-bit integer written as text. Source: spec/platforms.md §2, idempotency [M]. */
const LARGEST = (1n << 63n) - 1n;

/**
 * The request_id of one step of a ticket: the same for every time it is sent, so that TikTok carries it out once, however
 * often an answer is lost. Derived, never stored: a worker that starts anew knows it.
 */
export function requestIdOf(reference: string, what: string): string {
  const digest = createHash("sha256").update(`${reference}\n${what}`).digest();
  const number = digest.readBigUInt64BE(0) & LARGEST;
  return String(number === 0n ? 1n : number);
}
