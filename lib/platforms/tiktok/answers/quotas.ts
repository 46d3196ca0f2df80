import type { Quota } from "@/lib/platforms/platform";
import { SOURCES } from "@/lib/platforms/tiktok/facts";

/** A minute's quota that is passed shuts the door for this long. Source: spec/platforms.md §2 [M]. */
const MINUTE_SUSPENSION_SECONDS = 300;

/** The Basic tier, which every app begins with; what a higher tier gives is agreed app by app and not published. */
export const QUOTAS: readonly Quota[] = [
  { name: "queries per second", calls: 10, windowSeconds: 1, source: SOURCES.quotas },
  { name: "queries per minute", calls: 600, windowSeconds: 60, suspendsSeconds: MINUTE_SUSPENSION_SECONDS, source: SOURCES.quotas },
  { name: "queries per day", calls: 864_000, windowSeconds: 86_400, endsAtMidnight: true, source: SOURCES.quotas },
];

/** How long to wait when a throttle names the quota that is used up. */
export const QUOTA_WAITS: readonly { words: RegExp; seconds: (now: Date) => number }[] = [
  { words: /\bQPD\b|\b(?:per|a|in this) day\b|\bdaily\b|\btoday\b/i, seconds: untilMidnight },
  { words: /\bQPM\b|\b(?:per|a|in this) minute\b/i, seconds: () => MINUTE_SUSPENSION_SECONDS },
  { words: /\bQPS\b|\b(?:per|a|in this) second\b/i, seconds: () => 1 },
];

/** Whole seconds until the next 00:00 UTC, at least one. */
function untilMidnight(now: Date): number {
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
  return Math.ceil((midnight - now.getTime()) / 1000);
}
