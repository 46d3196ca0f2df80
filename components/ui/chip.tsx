import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "./cx";

const CHIP =
  "inline-flex h-7 shrink-0 items-center gap-1.5 rounded-1 border px-2 text-12 whitespace-nowrap transition-colors touch:h-touch touch:px-3 touch:text-14";

/** A quick filter that is on or off. A link, so that the view can be shared. */
export function ChipLink({ href, on, children }: { href: string; on: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={on ? "true" : undefined}
      className={cx(CHIP, on ? "border-line-3 bg-surface-3 text-fg-1" : "border-line-2 text-fg-2 hover:bg-surface-2")}
    >
      {children}
    </Link>
  );
}

/** A filter in force: what, which, and the way out of it. */
export function FilterChip({ label, value, clearHref }: { label: string; value: string; clearHref: string }) {
  return (
    <span className={cx(CHIP, "border-line-2 pr-0")}>
      <span className="text-fg-3">{label}</span>
      <span className="font-strong text-fg-1">{value}</span>
      <Link
        href={clearHref}
        scroll={false}
        aria-label={`Remove the filter ${label} ${value}`}
        className="grid h-full w-7 place-items-center rounded-r-1 text-fg-3 hover:bg-surface-3 hover:text-fg-1 touch:w-10"
      >
        <X className="size-3.5" />
      </Link>
    </span>
  );
}
