import { isOutboundError, type OutboundFailure } from "@/lib/infra/outbound/outbound-error";
import type { Classified } from "@/lib/platforms/platform";

/** Failures that the same request will meet again. */
const HOPELESS: ReadonlySet<OutboundFailure> = new Set<OutboundFailure>(["bad_url", "private_address"]);

/**
 * What it means that no answer arrived: nothing left this machine (`transient`, or `refused` when it never will), or it
 * may have been carried out (`unknown`). The same for every platform.
 */
export function classifyFailure(error: unknown): Classified {
  const base = { retryAfterSeconds: null, externalId: null, platformErrorCode: null, httpStatus: null };
  if (!isOutboundError(error)) throw error;
  if (error.sent) return { ...base, outcome: "unknown", reason: `${error.message}; the platform may have done it` };
  if (HOPELESS.has(error.failure)) return { ...base, outcome: "refused", reason: error.message };
  return { ...base, outcome: "transient", reason: `${error.message}; nothing was sent` };
}
