import { isUuid, newId } from "@/lib/shared/ids";
import { RequestProblem } from "./problem";

/** The request's id: the front server's, when it is a UUID, else a fresh one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id");
  return isUuid(given) ? given : newId();
}

/**
 * The version a caller saw: `If-Match: "7"` (or W/"7"). Null for none and for `*`.
 * @throws RequestProblem when it is no ETag of ours.
 */
export function ifMatchOf(headers: Headers): number | null {
  const given = headers.get("if-match")?.trim();
  if (given === undefined || given === "*") return null;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(given)?.[1];
  if (version !== undefined) return Number(version);
  throw new RequestProblem([
    { in: "header", pointer: "/if-match", rule: "etag", message: 'Send one ETag as this API gives them, such as "7", or *' },
  ]);
}

/**
 * The idempotency key, 1 to 255 printable ASCII characters, or null.
 * @throws RequestProblem
 */
export function idempotencyKeyOf(headers: Headers): string | null {
  const given = headers.get("idempotency-key");
  if (given === null) return null;
  if (/^[\x20-\x7e]{1,255}$/.test(given)) return given;
  throw new RequestProblem([
    { in: "header", pointer: "/idempotency-key", rule: "idempotency_key", message: "Send 1 to 255 printable ASCII characters" },
  ]);
}
