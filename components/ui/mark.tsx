import { cx } from "./cx";

/** The mark: a signal with two aspects on its post. Decorative; the word beside it names the product. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 22 22" className={cx("size-[22px] shrink-0", className)} aria-hidden="true" fill="none">
      <rect x="6" y="1.5" width="10" height="14.5" rx="5" stroke="currentColor" strokeWidth="2" />
      <circle cx="11" cy="6.7" r="2.1" fill="currentColor" />
      <circle cx="11" cy="11.4" r="1.2" fill="currentColor" opacity=".55" />
      <path d="M11 16.5v3.4M6.5 20.5h9" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}

/** Mark and word. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={cx("inline-flex items-center gap-2.5 text-16 font-title tracking-tight", className)}>
      <Mark className="size-[26px]" />
      Signalbox
    </span>
  );
}
