import { cx } from "./cx";

/** A thin bar of how much of a whole. Named by `label`, which is read with the share. */
export function Meter({
  value,
  label,
  className,
  tone = "quiet",
}: {
  value: number;
  label: string;
  className?: string;
  tone?: "quiet" | "testing";
}) {
  // Whole per cent: a share of the present must be the same on the server and in the browser.
  const share = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <span
      suppressHydrationWarning
      role="img"
      aria-label={`${label}: ${share}%`}
      title={`${label}: ${share}%`}
      className={cx("block h-1 w-12 overflow-hidden rounded-sm bg-surface-4", className)}
    >
      <span
        suppressHydrationWarning
        className={cx("block h-full rounded-sm", tone === "testing" ? "bg-st-testing" : "bg-fg-3")}
        style={{ width: `${share}%` }}
      />
    </span>
  );
}

/** A ring that empties, with the remaining time in it. */
export function CountdownRing({ share, children, label }: { share: number; children: string; label: string }) {
  const radius = 21;
  const length = 2 * Math.PI * radius;
  return (
    // The present of the server is not the browser's.
    <span suppressHydrationWarning role="timer" aria-label={label} className="relative grid size-12 shrink-0 place-items-center">
      <svg viewBox="0 0 48 48" className="-rotate-90 absolute inset-0" fill="none" aria-hidden="true">
        <circle cx="24" cy="24" r={radius} stroke="var(--surface-4)" strokeWidth="3" />
        <circle
          suppressHydrationWarning
          cx="24"
          cy="24"
          r={radius}
          stroke="var(--st-testing)"
          strokeWidth="3"
          strokeLinecap="round"
          strokeDasharray={length}
          strokeDashoffset={length * (1 - Math.min(1, Math.max(0, share)))}
        />
      </svg>
      <b suppressHydrationWarning className={cx("relative font-title", children.length > 4 ? "text-11" : "text-14")} aria-hidden="true">
        {children}
      </b>
    </span>
  );
}
