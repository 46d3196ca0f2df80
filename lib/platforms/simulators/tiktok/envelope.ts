import { randomBytes } from "node:crypto";
import type { SimResponse } from "@/lib/platforms/simulators/simulator";

/** What a handler throws to answer with a return code. Source of the codes: spec/platforms.md §2 [M]. */
export class TikTokError extends Error {
  override readonly name = "TikTokError";
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** Code 40002: the request is wrong in a word. */
export function wrong(name: string, message: string): TikTokError {
  return new TikTokError(40_002, `${name}: ${message}`);
}

/** Every answer is an HTTP 200 with this envelope; its `request_id` is the log id of the call, not the one that was sent. */
export function envelope(code: number, message: string, data: unknown = {}): SimResponse {
  const id = new Date().toISOString().replace(/\D/g, "").slice(0, 14) + randomBytes(9).toString("hex").toUpperCase();
  return { status: 200, body: { code, message, request_id: id, data } };
}

/** What stands in front of the API says of a path that is not one, its trailing slash included. */
export function notFound(): SimResponse {
  return { status: 404, headers: { "content-type": "text/plain; charset=utf-8" }, body: "404 page not found" };
}
