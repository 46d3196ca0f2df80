import "server-only";
import type { Classified } from "@/lib/platforms/platform";
import { type AppError, appError } from "@/lib/shared/errors";

/** What a throttle that names no time asks for. Source: seed 002, a 429 without Retry-After waits 60 s. */
const RETRY_SECONDS = 60;

/**
 * A platform's failure to answer a question as an error of ours: its outcome decides the code, its own words are the
 * message, and nothing of the exchange is told.
 */
export function platformProblem(platform: string, classified: Classified): AppError {
  const details = { platform, ...(classified.platformErrorCode ? { platformErrorCode: classified.platformErrorCode } : {}) };
  switch (classified.outcome) {
    case "throttled": {
      const retryAfterSeconds = Math.max(1, Math.ceil(classified.retryAfterSeconds ?? RETRY_SECONDS));
      return appError("PLATFORM_002", {
        message: `${platform} asks to wait: ${classified.reason}`,
        details: { ...details, nextSlotAt: new Date(Date.now() + retryAfterSeconds * 1_000).toISOString() },
        retryAfterSeconds,
      });
    }
    case "refused":
    case "duplicate":
      return appError("PLATFORM_003", { message: `${platform} refused to answer: ${classified.reason}`, details });
    default:
      return appError("PLATFORM_001", { message: `${platform} did not answer: ${classified.reason}`, details });
  }
}
