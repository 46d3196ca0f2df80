"use client";

import { Clock } from "lucide-react";
import { useNow, useReaderZone } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { formatMoment } from "@/components/ui/format";
import { dueLook } from "./ticket-words";

const EVERY_MS = 30_000;

/** When a ticket should be done: louder the nearer it is, said in words once it is late. */
export function DueMark({ dueAt, done = false, className }: { dueAt: string; done?: boolean; className?: string }) {
  const zone = useReaderZone();
  const now = new Date(useNow(EVERY_MS));
  const { text, urgency } = dueLook(dueAt, now, zone);
  const loud = !done && urgency !== "later";
  return (
    <time
      dateTime={dueAt}
      title={`Due ${formatMoment(new Date(dueAt), zone)}`}
      suppressHydrationWarning
      className={cx(
        "inline-flex items-center gap-1 whitespace-nowrap",
        loud && urgency === "late" && "text-st-danger",
        loud && urgency === "soon" && "text-fg-1",
        className,
      )}
    >
      {loud && <Clock className="size-3" />}
      {text}
    </time>
  );
}
