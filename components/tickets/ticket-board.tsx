"use client";

import { useState } from "react";
import { cx } from "@/components/ui/cx";
import { Glyph } from "@/components/ui/glyph";
import { toneClass } from "@/components/ui/tone";
import type { TicketFilters } from "@/lib/client/ticket-filters";
import { type TicketPage, useMyTickets } from "@/lib/client/tickets";
import type { TicketStatus } from "@/lib/domain/tickets/tickets.rules";
import { BoardColumn } from "./board-column";
import { STATUS_LOOKS } from "./ticket-status";

/** First page of each column, by status. */
export type BoardPages = Record<TicketStatus, TicketPage>;

type TicketBoardProps = { filters: TicketFilters; columns: BoardPages; mine: TicketPage };

/** On a phone one state stands at a time, the ones that need somebody first. */
const PHONE_ORDER: readonly TicketStatus[] = ["QA_FAILED", "FAILED", "READY_FOR_API", "DRAFT", "QA_TESTING", "TRAFFICKED_SUCCESS"];

/** The six states as columns; the reader's own work tops each. */
export function TicketBoard({ filters, columns, mine }: TicketBoardProps) {
  const { data } = useMyTickets(filters, mine);
  const [onPhone, setOnPhone] = useState<TicketStatus>(() => PHONE_ORDER.find((status) => columns[status].total > 0) ?? "DRAFT");
  return (
    <>
      <div role="tablist" aria-label="State" className="scroll-none flex overflow-x-auto border-line-1 border-b px-2 md:hidden">
        {PHONE_ORDER.map((status) => {
          const look = STATUS_LOOKS.find((each) => each.status === status);
          if (!look) return null;
          const on = status === onPhone;
          return (
            <button
              key={status}
              id={`state-${status}`}
              type="button"
              role="tab"
              aria-selected={on}
              aria-controls={`column-${status}`}
              onClick={() => setOnPhone(status)}
              className={cx(
                toneClass(look.tone),
                "cut-0 flex h-12 shrink-0 items-center gap-2 border-b-2 px-3 whitespace-nowrap",
                on ? "border-accent font-title text-fg-1" : "border-transparent text-fg-3",
              )}
            >
              <Glyph shape={look.shape} className="text-tone" />
              {look.word} <span className="font-strong text-fg-1">{columns[status].total}</span>
            </button>
          );
        })}
      </div>
      <div className="md:min-h-0 md:grow md:overflow-x-auto">
        <div className="grid gap-2 max-md:px-4 md:h-full md:min-w-[66rem] md:grid-cols-6 md:px-4">
          {STATUS_LOOKS.map((look) => (
            <BoardColumn
              key={look.status}
              look={look}
              filters={filters}
              first={columns[look.status]}
              mine={data.tickets.filter((ticket) => ticket.status === look.status)}
              shownOnPhone={look.status === onPhone}
            />
          ))}
        </div>
      </div>
    </>
  );
}
