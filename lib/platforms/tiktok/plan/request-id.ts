import { createHash } from "node:crypto";

/** 2^63 − 1: TikTok's request_id is a 64-bit integer written as text. Source: spec/platforms.md §2, idempotency [M]. */
const LARGEST = (1n << 63n) - 1n;

/** More often than this nothing of a ticket is deleted and made anew. */
const MOST_GENERATIONS = 1n << 16n;

/**
 * The request_id of one step of a ticket: the same for every time it is sent, so that TikTok carries it out once, however
 * often an answer is lost. Derived, never stored: a worker that starts anew knows it.
 *
 * @param generation how much of it was deleted on the platform: TikTok answers a request_id with what it made, even if
 *   that is gone, so what is made anew has the next number
 */
export function requestIdOf(reference: string, what: string, generation = 0): string {
  return String(((firstOf(reference, what) - 1n + BigInt(generation)) % LARGEST) + 1n);
}

/** True when a request_id is this step's, in whichever generation. */
export function isRequestIdOf(requestId: unknown, reference: string, what: string): boolean {
  if (typeof requestId !== "string" || !/^\d{1,19}$/.test(requestId)) return false;
  const distance = BigInt(requestId) - firstOf(reference, what);
  return (distance < 0n ? distance + LARGEST : distance) < MOST_GENERATIONS;
}

function firstOf(reference: string, what: string): bigint {
  const digest = createHash("sha256").update(`${reference}\n${what}`).digest();
  const number = digest.readBigUInt64BE(0) & LARGEST;
  return number === 0n ? 1n : number;
}
