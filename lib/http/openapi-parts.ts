import { cookieNames } from "@/lib/infra/identity/sessions/session-cookies";
import { errorCatalogue } from "@/lib/shared/errors";

/** The parts of the API document that every operation shares. */
export const SECURITY_SCHEMES = {
  apiKey: { type: "http", scheme: "bearer", description: "An API key, `sbx_…`" },
  session: {
    type: "apiKey",
    in: "cookie",
    name: cookieNames(false).session,
    description: "A signed-in browser, with the header Signalbox-Workspace",
  },
} as const;

export const WORKSPACE = {
  name: "Signalbox-Workspace",
  in: "header",
  required: false,
  description: "The workspace's slug. Needed with a session cookie; an API key says it by itself.",
  schema: { type: "string" },
} as const;

export const IF_MATCH = {
  name: "If-Match",
  in: "header",
  required: false,
  description: "The ETag last seen. When the row has another version by now, the answer is 409 with the present one.",
  schema: { type: "string", pattern: '^(\\*|(W/)?"[0-9]{1,9}")$' },
} as const;

export const IDEMPOTENCY_KEY = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "1 to 255 printable characters. The same key with the same body gets the same answer for 24 hours.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
} as const;

export const HEADERS = {
  RequestId: { description: "Names this call in our log", schema: { type: "string", format: "uuid" } },
  ETag: { description: "The row's version, quoted", schema: { type: "string" } },
  RetryAfter: { description: "Seconds to wait before sending the same again", schema: { type: "integer", minimum: 1 } },
  RateLimitLimit: { description: "Calls of the window with the least room", schema: { type: "integer" } },
  RateLimitRemaining: { description: "Calls left in it", schema: { type: "integer" } },
  RateLimitReset: { description: "Seconds until it has room again", schema: { type: "integer" } },
} as const;

/** The envelope of every error. */
export function errorSchema(): Record<string, unknown> {
  const violation = {
    type: "object",
    required: ["pointer", "rule", "message"],
    properties: {
      pointer: { type: "string", description: "RFC 6901 pointer into the body, or /name of a parameter" },
      in: { enum: ["query", "path", "header"], description: "Where the pointer leads when it is not the body" },
      rule: { type: "string" },
      message: { type: "string" },
      suggestion: { description: "A value that would be right" },
    },
  };
  return {
    type: "object",
    required: ["error"],
    properties: {
      error: {
        type: "object",
        required: ["code", "message", "details", "violations", "recovery", "request_id"],
        properties: {
          code: { type: "string", enum: Object.keys(errorCatalogue), description: "Stable for ever" },
          message: { type: "string" },
          details: { type: "object", additionalProperties: true },
          violations: { type: "array", items: violation, description: "Everything that is wrong, at once" },
          recovery: {
            enum: ["correctable", "transient", "terminal"],
            description: "Change the request; send the same again later; nothing you can send will work",
          },
          request_id: { type: "string", format: "uuid" },
        },
      },
    },
  };
}
