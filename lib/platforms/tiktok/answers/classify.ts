import { z } from "zod";
import type { OutboundResponse } from "@/lib/infra/outbound/outbound";
import { DEFAULT_RETRY_AFTER_SECONDS, retryAfterSeconds } from "@/lib/platforms/decisions/retry-after";
import type { Classified } from "@/lib/platforms/platform";
import { parsedJson } from "@/lib/platforms/redact";
import { CODES } from "@/lib/platforms/tiktok/facts";
import { complaintsOf } from "./complaints";
import { QUOTA_WAITS } from "./quotas";

/** Every answer of TikTok's API is of this form, whatever its HTTP status. Source: spec/platforms.md §2 [M]. */
const envelope = z.object({ code: z.number().int(), message: z.string().catch(""), data: z.unknown().optional() });
type Envelope = z.infer<typeof envelope>;

type Expects = "create" | "update" | "read";
type Base = Omit<Classified, "outcome" | "reason">;

const LONGEST_REASON = 1_000;

/**
 * Judges an answer of the Business API. Where there is TikTok's envelope its code decides and the HTTP status does not:
 * refusals and throttling come inside a 200. Anything else was said by something in between, and is judged by its status.
 */
export function classifyTikTok(response: OutboundResponse, expects: Expects, now = new Date()): Classified {
  const parsed = envelope.safeParse(parsedJson(response));
  const base: Base = { retryAfterSeconds: null, externalId: null, platformErrorCode: null, httpStatus: response.status };
  if (!parsed.success) return byStatus(response, base, now);
  const { code } = parsed.data;
  const told: Base = { ...base, platformErrorCode: code === CODES.ok ? null : String(code) };
  if (code === CODES.ok || code === CODES.partialSuccess) return done(parsed.data, expects, told);
  const reason = words(parsed.data);
  if (CODES.throttled.has(code)) {
    const wait = retryAfterSeconds(response.headers, now) ?? waitOf(parsed.data.message, now);
    return { ...told, outcome: "throttled", retryAfterSeconds: wait, reason };
  }
  if (code === CODES.duplicateRequest) return { ...told, outcome: "duplicate", reason };
  if (code >= 40_000 && code < 50_000) {
    const complaints = complaintsOf(parsed.data.message, told.platformErrorCode);
    return { ...told, outcome: "refused", reason, ...(complaints.length > 0 ? { complaints } : {}) };
  }
  // 5xxxx and 6xxxx are trouble on their side, which may have come after the work; a code nobody knows is no better.
  return { ...told, outcome: "unknown", reason };
}

/**
 * How long a throttle lasts. TikTok's usual words do not say which quota is used up; where they do, it is that quota's
 * wait: the next second, the five minutes' suspension of the minute, or until 00:00 UTC. Else the default.
 */
function waitOf(message: string, now: Date): number {
  const said = /(?:retry|try again)\D{0,20}(\d{1,6})\s*s(?:ec|\b)/i.exec(message)?.[1];
  if (said) return Number(said);
  for (const { words: named, seconds } of QUOTA_WAITS) if (named.test(message)) return seconds(now);
  return DEFAULT_RETRY_AFTER_SECONDS;
}

function byStatus(response: OutboundResponse, base: Base, now: Date): Classified {
  const { status } = response;
  if (status === 429) {
    const wait = retryAfterSeconds(response.headers, now) ?? DEFAULT_RETRY_AFTER_SECONDS;
    return { ...base, outcome: "throttled", retryAfterSeconds: wait, reason: "Too many requests (HTTP 429)" };
  }
  const isRefusal = status >= 400 && status < 500 && status !== 408;
  if (isRefusal) return { ...base, outcome: "refused", reason: `HTTP ${status}: ${snippet(response)}` };
  // A 5xx, a redirect or a 200 of something else: what was asked may have been done behind it.
  return { ...base, outcome: "unknown", reason: `The platform answered HTTP ${status}, which is no answer of its API` };
}

const made = z.object({
  smart_plus_ad_id: z.string().optional().catch(undefined),
  ad_ids: z.array(z.string()).optional().catch(undefined),
  adgroup_id: z.string().optional().catch(undefined),
  campaign_id: z.string().optional().catch(undefined),
});
const failures = z.object({ error_list: z.array(z.object({ error_message: z.string().catch("") })).min(1) });

/** Code 0, and 20001 (partly done), where the data tells what became of the one thing that was asked. */
function done({ code, message, data }: Envelope, expects: Expects, base: Base): Classified {
  if (expects === "read") return { ...base, outcome: "success", reason: "Read" };
  const failed = failures.safeParse(data);
  if (failed.success) {
    const reason = failed.data.error_list.map((entry) => entry.error_message).filter(Boolean);
    return { ...base, outcome: "refused", reason: words({ code, message: reason.join("; ") || message }) };
  }
  if (expects === "update") return { ...base, outcome: "success", reason: "Updated" };
  const ids = made.safeParse(data);
  // An answer names what stands above it too, so the lowest level comes first.
  const id = ids.success ? (ids.data.smart_plus_ad_id ?? ids.data.ad_ids?.[0] ?? ids.data.adgroup_id ?? ids.data.campaign_id) : undefined;
  if (id && /^\d+$/.test(id)) return { ...base, outcome: "success", externalId: id, reason: `Created as ${id}` };
  if (code === CODES.partialSuccess && message) return { ...base, outcome: "refused", reason: words({ code, message }) };
  return { ...base, outcome: "unknown", reason: "The platform answered without the id of what it made" };
}

/** The platform's own words, with the code to look up. */
function words({ code, message }: Pick<Envelope, "code" | "message">): string {
  return `${(message || "The platform gave no reason").slice(0, LONGEST_REASON)} [code ${code}]`;
}

function snippet(response: OutboundResponse): string {
  return response.text().replace(/\s+/g, " ").trim().slice(0, 200) || "no text";
}
