"use client";

import { useNow, useReaderZone } from "@/components/ui/clock";
import { formatClock, formatCountdown, formatDay } from "@/components/ui/format";
import { CountdownRing } from "@/components/ui/meter";

const SECOND_MS = 1_000;

type WaitRingProps = { until: string | null /** When the wait began, for the share that is left. */; since: string | null };

/** A wait that empties by the second, with what is left of it in the middle. */
export function WaitRing({ until, since }: WaitRingProps) {
  const now = useNow(SECOND_MS);
  const zone = useReaderZone();
  const next = until ? new Date(until) : null;
  const left = next ? next.getTime() - now : 0;
  const whole = next && since ? next.getTime() - new Date(since).getTime() : left;
  return (
    <CountdownRing
      share={whole > 0 ? left / whole : 0}
      label={next ? `Next attempt at ${formatClock(next, zone, true)}` : "Next attempt soon"}
    >
      {formatCountdown(left)}
    </CountdownRing>
  );
}

/** "at 09:41:22", with the day when it is not today; "now" when the moment has come. */
export function useMomentWords(until: string | null): string {
  const now = useNow(SECOND_MS);
  const zone = useReaderZone();
  if (!until) return "soon";
  const next = new Date(until);
  if (next.getTime() <= now) return "now";
  const today = formatDay(new Date(now), zone);
  const day = formatDay(next, zone);
  return day === today ? `at ${formatClock(next, zone, true)}` : `on ${day} at ${formatClock(next, zone)}`;
}
