import { formatDay } from "@/components/ui/format";
import type { CampaignDto } from "@/lib/domain/campaigns/campaigns.schema";

type Flight = Pick<CampaignDto, "startAt" | "endAt" | "timeZone">;

/** The last moment of a half-open flight: the day it ends on is this one's. */
function lastMoment(endAt: string): Date {
  return new Date(new Date(endAt).getTime() - 1);
}

/** "21 Nov to 7 Dec", in the flight's own zone; null when neither end is set. */
export function flightWords({ startAt, endAt, timeZone }: Flight, now: Date = new Date()): string | null {
  const start = startAt ? formatDay(new Date(startAt), timeZone, now) : null;
  const end = endAt ? formatDay(lastMoment(endAt), timeZone, now) : null;
  if (start && end) return start === end ? start : `${start} to ${end}`;
  if (start) return `from ${start}`;
  return end ? `until ${end}` : null;
}

/** How much of the flight is over, 0 to 1; null without both ends. */
export function flownShare({ startAt, endAt }: Flight, now: Date): number | null {
  if (!startAt || !endAt) return null;
  const start = new Date(startAt).getTime();
  const whole = new Date(endAt).getTime() - start;
  return whole <= 0 ? null : Math.min(1, Math.max(0, (now.getTime() - start) / whole));
}
