import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

/** A full-width table with a caption for screen readers. No zebra, no vertical lines. */
export function Table({ caption, children, className }: { caption: string; children: ReactNode; className?: string }) {
  return (
    <table className={cx("w-full border-collapse text-left max-md:block max-md:[&>tbody]:block", className)}>
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className="max-md:sr-only">
      <tr>{children}</tr>
    </thead>
  );
}

const EDGE = "first:pl-6 last:pr-6 max-md:first:pl-4 max-md:last:pr-4";

type HeaderCellProps = {
  children: ReactNode;
  numeric?: boolean;
  /** A sortable column: where a click leads and how it is sorted now. */
  sort?: { href: string; direction: "asc" | "desc" | null };
  className?: string;
};

export function HeaderCell({ children, numeric = false, sort, className }: HeaderCellProps) {
  const sorted = sort?.direction ?? null;
  return (
    <th
      scope="col"
      aria-sort={sorted === null ? undefined : sorted === "asc" ? "ascending" : "descending"}
      className={cx(
        "h-8 border-line-1 border-y bg-surface-1 px-2.5 text-12 font-text whitespace-nowrap",
        EDGE,
        sorted === null ? "text-fg-3" : "text-fg-1",
        numeric && "text-right",
        className,
      )}
    >
      {sort ? (
        <Link href={sort.href} scroll={false} className="-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 hover:text-fg-1">
          {children}
          {sorted === "asc" && <ArrowUp className="size-3" />}
          {sorted === "desc" && <ArrowDown className="size-3" />}
        </Link>
      ) : (
        children
      )}
    </th>
  );
}

/** A row; on a phone its cells stack inside a block. */
export function Row({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      {...props}
      className={cx("group border-line-1 border-b transition-colors hover:bg-surface-1 max-md:relative max-md:block", className)}
    />
  );
}

/** A cell. `fold` leaves it out on a phone, where the first cell repeats what matters. */
export function Cell({ numeric = false, fold = false, className, ...props }: ComponentProps<"td"> & { numeric?: boolean; fold?: boolean }) {
  return (
    <td
      {...props}
      className={cx(
        "h-row px-2.5 py-1.5 text-fg-2",
        EDGE,
        numeric && "text-right whitespace-nowrap text-fg-1",
        fold && "max-md:hidden",
        className,
      )}
    />
  );
}
