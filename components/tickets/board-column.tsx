"use client";

import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { formatCount } from "@/components/ui/format";
import { Glyph } from "@/components/ui/glyph";
import { toneClass } from "@/components/ui/tone";
import type { TicketFilters } from "@/lib/client/ticket-filters";
import { type TicketPage, useTicketColumn } from "@/lib/client/tickets";
import type { TicketDto } from "@/lib/domain/tickets/tickets.schema";
import { CardActs } from "./card-acts";
import { TicketCard } from "./ticket-card";
import type { StatusLook } from "./ticket-status";

const NOTHING: Record<TicketDto["status"], string> = {
  DRAFT: "New tickets start here",
  QA_TESTING: "Tickets being checked stand here",
  QA_FAILED: "Nothing to mend",
  READY_FOR_API: "Nothing waits to be deployed",
  TRAFFICKED_SUCCESS: "Nothing is on a platform yet",
  FAILED: "No deployment failed",
};

type BoardColumnProps = { look: StatusLook; filters: TicketFilters; first: TicketPage; mine: readonly TicketDto[]; shownOnPhone: boolean };

/** One state: what waits for the reader, then everyone else's, newest change first. */
export function BoardColumn({ look, filters, first, mine, shownOnPhone }: BoardColumnProps) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useTicketColumn(look.status, filters, first);
  const total = data.pages[0]?.total ?? 0;
  const own = new Set(mine.map((ticket) => ticket.id));
  const others = data.pages.flatMap((page) => page.tickets).filter((ticket) => !own.has(ticket.id));
  return (
    <section
      id={`column-${look.status}`}
      aria-label={look.word}
      className={cx(
        toneClass(look.tone),
        "flex min-w-0 flex-col md:min-h-0 md:rounded-t-2 md:border md:border-line-1 md:border-b-0 md:bg-surface-1",
        "cut-1 max-md:cut-0 max-md:pt-3 max-md:pb-6",
        !shownOnPhone && "max-md:hidden",
      )}
    >
      <h2 className="flex h-11 shrink-0 items-center gap-2 px-3 text-body max-md:hidden">
        <Glyph shape={look.shape} className="text-tone" />
        {look.word} <span className="font-text text-fg-3">{formatCount(total)}</span>
      </h2>
      <div className="scroll-quiet md:min-h-0 md:grow md:overflow-y-auto md:px-2 md:pb-2">
        {mine.length > 0 && (
          <>
            <h3 className="flex gap-1.5 px-1 pb-1.5 text-11 font-title max-md:text-12">
              Needs you <span className="font-text text-fg-3">{mine.length}</span>
            </h3>
            <ul className="grid grid-cols-1 gap-1.5 max-md:gap-2">
              {mine.map((ticket) => (
                <li key={ticket.id} className="min-w-0">
                  <TicketCard ticket={ticket} needsReader acts={<CardActs ticket={ticket} />} />
                </li>
              ))}
            </ul>
            {others.length > 0 && (
              <h3 className="flex gap-1.5 px-1 pt-3 pb-1.5 text-11 font-text text-fg-4 max-md:text-12">
                Everyone else <span>{formatCount(Math.max(others.length, total - mine.length))}</span>
              </h3>
            )}
          </>
        )}
        <ul className="grid grid-cols-1 gap-1.5 max-md:gap-2">
          {others.map((ticket) => (
            <li key={ticket.id} className="min-w-0">
              <TicketCard ticket={ticket} needsReader={false} />
            </li>
          ))}
        </ul>
        {mine.length + others.length === 0 && <p className="px-1 py-2 text-12 text-fg-4">{NOTHING[look.status]}</p>}
        {hasNextPage && (
          <Button
            variant="quiet"
            size="sm"
            className="mt-2 w-full"
            busy={isFetchingNextPage && "Loading"}
            onClick={() => void fetchNextPage()}
          >
            Show more
          </Button>
        )}
      </div>
    </section>
  );
}
