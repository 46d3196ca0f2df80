import { z } from "zod";
import type { OutboundResponse } from "@/lib/infra/outbound/outbound";
import { DEFAULT_RETRY_AFTER_SECONDS, retryAfterSeconds } from "@/lib/platforms/decisions/retry-after";
import type { Classified } from "@/lib/platforms/platform";
import { parsedJson } from "@/lib/platforms/redact";
import { SERVICE_CODES, THROTTLE_CODES } from "../facts";
import { complaintsOf } from "./complaints";
import { regainSeconds } from "./usage";

/** Graph's error object. Source: spec/platforms.md §1 [H]. */
const graphError = z.object({
  error: z.object({
    message: z.string().catch(""),
    code: z.number().catch(0),
    error_subcode: z.number().optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
    error_user_title: z.string().optional().catch(undefined),
    error_user_msg: z.string().optional().catch(undefined),
    error_data: z.unknown().optional(),
  }),
});
type GraphError = z.infer<typeof graphError>["error"];

const LONGEST_REASON = 1_000;

/**
 * Judges an answer of the Graph API. The body decides before the status: throttling comes inside a 400, and a 5xx may
 * come after the work was done.
 */
export function classifyMeta(response: OutboundResponse, expects: "create" | "update" | "read", now = new Date()): Classified {
  const json = parsedJson(response);
  const parsed = graphError.safeParse(json);
  const error = parsed.success ? parsed.data.error : null;
  const base = {
    retryAfterSeconds: null,
    externalId: null,
    platformErrorCode: error ? errorCode(error) : null,
    httpStatus: response.status,
  };
  if (response.status === 429 || (error && THROTTLE_CODES.has(error.code))) {
    const wait = retryAfterSeconds(response.headers, now) ?? regainSeconds(response.headers) ?? DEFAULT_RETRY_AFTER_SECONDS;
    return { ...base, outcome: "throttled", retryAfterSeconds: wait, reason: error ? words(error) : "Too many requests (HTTP 429)" };
  }
  if (response.status >= 500 || response.status === 408 || (error && (SERVICE_CODES.has(error.code) || error.is_transient === true))) {
    return { ...base, outcome: "unknown", reason: error ? words(error) : `The platform answered HTTP ${response.status}` };
  }
  if (!error && response.status >= 300 && response.status < 400) {
    // Meta's API never redirects: something in between answered, and what was asked may have been done behind it.
    return { ...base, outcome: "unknown", reason: `The platform answered HTTP ${response.status}, which is no answer of its API` };
  }
  if (error || response.status >= 300) {
    if (!error) return { ...base, outcome: "refused", reason: `HTTP ${response.status}: ${snippet(response)}` };
    const said = words(error);
    const complaints = complaintsOf({ message: error.message, data: error.error_data }, said, errorCode(error));
    return { ...base, outcome: "refused", reason: said, complaints };
  }
  return success(json, expects, base);
}

function success(json: unknown, expects: "create" | "update" | "read", base: Omit<Classified, "outcome" | "reason">): Classified {
  const body = typeof json === "object" && json !== null ? (json as Record<string, unknown>) : null;
  if (!body) return { ...base, outcome: "unknown", reason: "The platform's answer is not JSON" };
  if (expects === "read") return { ...base, outcome: "success", reason: "Read" };
  const id = typeof body.id === "string" && /^\d+$/.test(body.id) ? body.id : null;
  if (expects === "create") {
    if (id) return { ...base, outcome: "success", externalId: id, reason: `Created as ${id}` };
    return { ...base, outcome: "unknown", reason: "The platform answered without the new object's id" };
  }
  if (body.success === true || id) return { ...base, outcome: "success", externalId: id, reason: "Updated" };
  return { ...base, outcome: "unknown", reason: "The platform answered without saying that it was done" };
}

/** The platform's own words, those meant for people first, with the code to look up. */
function words(error: GraphError): string {
  const said = [error.error_user_title, error.error_user_msg].filter(Boolean).join(": ") || error.message || "The platform gave no reason";
  const full = error.error_user_msg && error.message && !said.includes(error.message) ? `${said} (${error.message})` : said;
  return `${full.slice(0, LONGEST_REASON)} [code ${errorCode(error)}]`;
}

function errorCode(error: GraphError): string {
  return error.error_subcode ? `${error.code}/${error.error_subcode}` : String(error.code);
}

function snippet(response: OutboundResponse): string {
  return response.text().replace(/\s+/g, " ").trim().slice(0, 200) || "no text";
}
