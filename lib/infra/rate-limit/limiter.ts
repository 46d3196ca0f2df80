import { env } from "@/lib/infra/env";
import { SlidingWindow } from "./sliding-window";

/** Who is counted: the credential, and the workspace it acts in. */
type Caller = { tenantId: string; principal: string };

type Verdict = {
  allowed: boolean;
  /** Of the window with the least room. */
  limit: number;
  remaining: number;
  resetSeconds: number;
  /** All windows of the principal, as the RateLimit-Policy header spells them. */
  policy: string;
};

export type RateLimiter = { take(caller: Caller): Promise<Verdict> };

type Windows = readonly { limit: number; seconds: number }[];

/** A credential's limits, by default or as the operator says. */
function configured(): Windows {
  const { SIGNALBOX_RATE_PER_SECOND, SIGNALBOX_RATE_PER_MINUTE } = env();
  return [
    { limit: SIGNALBOX_RATE_PER_SECOND, seconds: 1 },
    { limit: SIGNALBOX_RATE_PER_MINUTE, seconds: 60 },
  ];
}
/** A workspace's limits are five times those of a credential. Source: DESIGN decision 14. */
const TENANT_FACTOR = 5;

/** A limiter in this process's memory: exact for one process, generous by their number for several. */
export function processLimiter(windows: Windows = configured(), now: () => number = Date.now): RateLimiter {
  const own = windows.map(({ limit, seconds }) => new SlidingWindow(limit, seconds * 1_000));
  const shared = windows.map(({ limit, seconds }) => new SlidingWindow(limit * TENANT_FACTOR, seconds * 1_000));
  const policy = windows.map(({ limit, seconds }) => `${limit};w=${seconds}`).join(", ");
  return {
    take: async ({ tenantId, principal }) => {
      const time = now();
      const counted = [
        ...own.map((window) => ({ window, key: `${tenantId}:${principal}` })),
        ...shared.map((window) => ({ window, key: tenantId })),
      ].map((entry) => ({ ...entry, ...entry.window.room(entry.key, time) }));
      const waitMs = Math.max(...counted.map((entry) => entry.waitMs));
      const allowed = waitMs === 0;
      // A refused call is not counted: whoever keeps to Retry-After gets through
      if (allowed) for (const { window, key } of counted) window.hit(key, time);
      const tightest = counted.reduce((a, b) => (b.left / b.window.limit < a.left / a.window.limit ? b : a));
      const untilReset = tightest.window.windowMs - (time % tightest.window.windowMs);
      return {
        allowed,
        limit: tightest.window.limit,
        remaining: allowed ? tightest.left - 1 : 0,
        resetSeconds: Math.max(1, Math.ceil((allowed ? untilReset : waitMs) / 1_000)),
        policy,
      };
    },
  };
}

/** On globalThis, because the front server and the routes are separate module instances of one process. */
const shared = globalThis as { __signalboxRateLimiter?: RateLimiter };

/** This process's limiter. */
export function rateLimiter(): RateLimiter {
  shared.__signalboxRateLimiter ??= processLimiter();
  return shared.__signalboxRateLimiter;
}

/** Puts another limiter in its place (several processes; tests that send more than a caller may). Null: back to the default. */
export function replaceRateLimiter(limiter: RateLimiter | null): void {
  if (limiter) shared.__signalboxRateLimiter = limiter;
  else delete shared.__signalboxRateLimiter;
}
