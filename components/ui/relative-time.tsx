"use client";

import { useNow, useReaderZone } from "./clock";
import { formatClock, formatMoment, formatRelative } from "./format";

const EVERY_MS = 30_000;

type RelativeTimeProps = {
  at: string /** Also says the exact moment there, e.g. in the market's zone. */;
  zone?: string;
  className?: string;
};

/** "4 min ago", kept true while it is on screen; the exact moment in the reader's zone, and in `zone`, on hover. */
export function RelativeTime({ at, zone, className }: RelativeTimeProps) {
  const now = useNow(EVERY_MS);
  const reader = useReaderZone();
  const moment = new Date(at);
  const exact = formatMoment(moment, reader);
  const title = zone && zone !== reader ? `${formatMoment(moment, zone)}\n${exact} for you` : exact;
  return (
    <time dateTime={at} title={title} className={className} suppressHydrationWarning>
      {formatRelative(moment, new Date(now), reader)}
    </time>
  );
}

/** "09:41:22" in the reader's zone. */
export function ClockTime({ at, seconds = true, className }: { at: string; seconds?: boolean; className?: string }) {
  const reader = useReaderZone();
  const moment = new Date(at);
  return (
    <time dateTime={at} title={formatMoment(moment, reader)} className={className} suppressHydrationWarning>
      {formatClock(moment, reader, seconds)}
    </time>
  );
}

/** "21 Nov 2026, 09:41:22 GMT" in the reader's zone. */
export function ExactTime({ at, className }: { at: string; className?: string }) {
  const reader = useReaderZone();
  return (
    <time dateTime={at} className={className} suppressHydrationWarning>
      {formatMoment(new Date(at), reader)}
    </time>
  );
}
