import "server-only";
import { hmac, isSame } from "@/lib/infra/secrets/hmac";
import { isUuid } from "@/lib/shared/ids";

/**
 * What the session cookie holds: which session, whose, until when, and an HMAC over it. next-auth's own encrypted token
 * costs more than the rest of a request (proved with the fast lane: 3.9k against 9.4k requests a second). The token
 * alone proves nothing: the session's row is asked too.
 */
export type SessionToken = {
  sessionId: string;
  userId: string;
  /** Seconds since 1970. */
  expiresAt: number;
};

const FORMAT = "1";
/** A token is about 190 characters; nothing longer is worth an HMAC. */
const LONGEST = 512;

/** Writes and signs a token. */
export function writeSessionToken(token: SessionToken): string {
  const body = Buffer.from(JSON.stringify([token.sessionId, token.userId, token.expiresAt])).toString("base64url");
  return `${FORMAT}.${body}.${signature(body)}`;
}

/** The token a text holds; null when it is not one of ours or has expired. */
export function readSessionToken(text: string | undefined, now = Date.now()): SessionToken | null {
  if (!text || text.length > LONGEST) return null;
  const [format, body, signed, ...more] = text.split(".");
  if (format !== FORMAT || !body || !signed || more.length > 0 || !isSame(signed, signature(body))) return null;
  const [sessionId, userId, expiresAt] = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as unknown[];
  if (!isUuid(sessionId) || !isUuid(userId) || typeof expiresAt !== "number" || expiresAt * 1000 <= now) return null;
  return { sessionId, userId, expiresAt };
}

function signature(body: string): string {
  return hmac("session-token", `${FORMAT}.${body}`).toString("base64url");
}
