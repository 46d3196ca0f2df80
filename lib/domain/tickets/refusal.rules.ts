import type { PatchOperation } from "@/lib/platforms/payload-schema";

/** What a platform held against the request that it refused, as its deployment keeps it. */
export type Refusal = {
  /** ISO 8601 UTC. */
  at: string;
  platform: string;
  step: string;
  /** SHA-256 of the request, so that the very same one is known again. */
  requestHash: string;
  /** SHA-256 of the payload it was made of. */
  payloadHash: string;
  httpStatus: number | null;
  code: string | null;
  /** In the platform's own words. */
  words: string;
  complaints: readonly RefusedWord[];
};

/** `pointer` (RFC 6901) into the ticket as the API shows it; empty when the platform names no word of the ticket. */
export type RefusedWord = {
  pointer: string;
  message: string;
  code: string | null;
  value: unknown;
  suggestion: readonly PatchOperation[] | null;
};

/** Rule of the findings that a platform's refusal leaves on its ticket. */
export const REFUSED_RULE = "platform.refused";

/**
 * What of a refusal still speaks of the ticket: all of it while the ticket stands FAILED; once it was taken up again, only
 * what is said of words that still have the refused value, and no longer as a block, because nobody but the platform can
 * say whether it would refuse again.
 */
export function refusedWords(
  refusal: Refusal,
  ticket: { status: string; payload: Readonly<Record<string, unknown>>; payloadHash: string },
): { severity: "block" | "warn"; words: RefusedWord[] } {
  if (ticket.status === "TRAFFICKED_SUCCESS") return { severity: "warn", words: [] };
  const severity = ticket.status === "FAILED" ? "block" : "warn";
  if (refusal.payloadHash === ticket.payloadHash) return { severity, words: [...refusal.complaints] };
  const same = (word: RefusedWord) =>
    word.pointer.startsWith(`${PAYLOAD}/`) &&
    JSON.stringify(valueAt(ticket.payload, word.pointer.slice(PAYLOAD.length))) === JSON.stringify(word.value);
  return { severity, words: refusal.complaints.filter(same) };
}

export const PAYLOAD = "/payload_config";

/** The value an RFC 6901 pointer leads to; null when it leads nowhere. */
export function valueAt(document: unknown, pointer: string): unknown {
  let value: unknown = document;
  for (const part of pointer.split("/").slice(1)) {
    if (typeof value !== "object" || value === null) return null;
    value = (value as Record<string, unknown>)[part.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return value ?? null;
}
