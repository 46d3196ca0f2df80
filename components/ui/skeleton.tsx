import { cx } from "./cx";

/** A bar where text will stand. Give it the final width, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx("breathe block h-2.5 rounded-sm bg-surface-3", className)} />;
}

const WIDTHS = ["w-48", "w-40", "w-52", "w-44", "w-36", "w-52", "w-48", "w-40"] as const;

/** Rows of a table before they are here, fading out downwards. */
export function SkeletonRows({ rows = 8, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are the same and never move
          key={index}
          className="flex h-row items-center gap-4 border-line-1 border-b px-6 max-md:px-4"
          style={{ opacity: 1 - index * 0.085 }}
        >
          <Skeleton className="size-4" />
          <Skeleton className={WIDTHS[index % WIDTHS.length] ?? "w-44"} />
          <span className="grow" />
          <Skeleton className="w-16 max-md:hidden" />
          <Skeleton className="w-14" />
        </div>
      ))}
    </div>
  );
}
