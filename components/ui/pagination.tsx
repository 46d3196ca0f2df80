import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { Button } from "./button";
import { formatCount } from "./format";

type PaginationProps = {
  total: number;
  limit: number;
  offset: number /** The address of the page that starts at `offset`. */;
  hrefAt: (offset: number) => string;
  noun: string;
};

/** "1 to 50 of 146 campaigns", and the pages before and after. Links: they can be opened and shared. */
export function Pagination({ total, limit, offset, hrefAt, noun }: PaginationProps) {
  if (total === 0) return null;
  const from = offset + 1;
  const to = Math.min(offset + limit, total);
  const single = offset === 0 && to === total;
  return (
    <nav aria-label="Pages" className="flex items-center gap-2 px-6 py-3 text-12 text-fg-3 max-md:px-4">
      <span className="grow">
        {single ? `${formatCount(total)} ${noun}` : `${formatCount(from)} to ${formatCount(to)} of ${formatCount(total)} ${noun}`}
      </span>
      {!single && (
        <>
          <Step href={offset > 0 ? hrefAt(Math.max(0, offset - limit)) : null} label="Earlier">
            <ChevronLeft />
          </Step>
          <Step href={to < total ? hrefAt(offset + limit) : null} label="Later">
            <ChevronRight />
          </Step>
        </>
      )}
    </nav>
  );
}

function Step({ href, label, children }: { href: string | null; label: string; children: React.ReactNode }) {
  if (href === null) {
    return (
      <Button size="sm" square disabled aria-label={`${label} page`}>
        {children}
      </Button>
    );
  }
  return (
    <Button size="sm" square asChild>
      <Link href={href} aria-label={`${label} page`}>
        {children}
      </Link>
    </Button>
  );
}
