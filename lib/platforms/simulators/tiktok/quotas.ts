import type { SimAccount } from "@/lib/platforms/simulators/simulator";
import type { SimulatorStore } from "@/lib/platforms/simulators/store";
import { TikTokError } from "./envelope";

/** Calls per second, minute and day of an app of the Basic tier. Source: spec/platforms.md §2 [M]. */
export const BASIC_TIER = { per_second: 10, per_minute: 600, per_day: 864_000 } as const;
/** A minute's quota that is passed shuts the door for this long. Same source. */
const SUSPENSION_MS = 300_000;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** When the door of an account opens again; forgotten with the process. */
const shut = new WeakMap<SimulatorStore, Map<string, number>>();

/** The words the platform says, whichever quota it was (as public integrations have recorded them). */
const TOO_MANY = "Too many requests. Please retry in some time.";

/** Counts a call of an account. @throws TikTokError 40100 when the second's, the minute's or the day's quota is used up */
export function countCall(store: SimulatorStore, account: SimAccount, now: Date): void {
  const quotas: Record<keyof typeof BASIC_TIER, number> = { ...BASIC_TIER, ...account.quotas };
  const at = now.getTime();
  const made = (windowMs: number) => store.callsWithin(account.id, windowMs, at).count;
  const doors = shut.get(store) ?? new Map<string, number>();
  shut.set(store, doors);
  // An account without a call in this day was reset.
  if (made(DAY_MS) === 0) doors.delete(account.id);
  if (at < (doors.get(account.id) ?? 0)) throw new TikTokError(40_100, TOO_MANY);
  // The day ends at 00:00 UTC.
  if (made(at % DAY_MS) >= quotas.per_day || made(SECOND_MS) >= quotas.per_second) throw new TikTokError(40_100, TOO_MANY);
  if (made(MINUTE_MS) >= quotas.per_minute) {
    doors.set(account.id, at + SUSPENSION_MS);
    throw new TikTokError(40_100, TOO_MANY);
  }
  store.countCall(account.id, at);
}
