import { cx } from "./cx";

/** A key to press. Decorative: shortcuts are announced by `aria-keyshortcuts` on what they start. */
export function Kbd({ children, onAccent = false, className }: { children: string; onAccent?: boolean; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "inline-grid h-[18px] min-w-[18px] place-items-center rounded-sm border px-1 font-sans text-11 leading-none font-strong touch:hidden",
        onAccent ? "border-accent-ink/35 text-accent-ink" : "border-line-2 text-fg-3",
        className,
      )}
    >
      {children}
    </span>
  );
}
