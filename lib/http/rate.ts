import type { Principal } from "@/lib/infra/identity/principal";
import { rateLimiter } from "@/lib/infra/rate-limit/limiter";
import { appError } from "@/lib/shared/errors";

/**
 * Counts a call and writes the RateLimit headers of its answer.
 * @throws AppError RATE_001 (429) with the seconds to wait
 */
export async function takeRateLimit(caller: Principal, headers: Headers): Promise<void> {
  const principal = `${caller.actor.kind}:${caller.actor.id}`;
  const verdict = await rateLimiter().take({ tenantId: caller.tenantId, principal });
  headers.set("ratelimit-limit", String(verdict.limit));
  headers.set("ratelimit-remaining", String(verdict.remaining));
  headers.set("ratelimit-reset", String(verdict.resetSeconds));
  headers.set("ratelimit-policy", verdict.policy);
  if (!verdict.allowed) {
    throw appError("RATE_001", { retryAfterSeconds: verdict.resetSeconds, details: { limit: verdict.limit, policy: verdict.policy } });
  }
}
