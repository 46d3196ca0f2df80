"use client";

import { MessageSquare } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { PlatformMark } from "@/components/platforms/platform-mark";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";
import { toneClass } from "@/components/ui/tone";
import { useWorkspace } from "@/lib/client/workspace";
import type { TicketDto } from "@/lib/domain/tickets/tickets.schema";
import { DueMark } from "./due-mark";
import { SelectBox } from "./selection/select-box";
import { REQUEST_SHORT } from "./ticket-status";
import { codeLine, stateLine, ticketTitle } from "./ticket-words";

type TicketCardProps = {
  ticket: TicketDto /** Waits for the reader: raised and brighter. */;
  needsReader: boolean /** Acts under the card, for a finger. */;
  acts?: ReactNode;
};

/** A ticket on the board: code line, title, one line of state, foot. The title is the link; its target is the whole card. */
export function TicketCard({ ticket, needsReader, acts }: TicketCardProps) {
  const { href, user } = useWorkspace();
  const line = stateLine(ticket);
  const request = REQUEST_SHORT[ticket.requestType];
  const done = ticket.status === "TRAFFICKED_SUCCESS";
  return (
    <article
      data-ticket-id={ticket.id}
      className={cx(
        "group relative rounded-1 border px-2.5 pt-2 pb-[7px] transition-colors hover:border-line-3 max-md:px-3.5 max-md:pt-2.5 max-md:pb-3",
        needsReader ? "cut-3 border-surface-4 bg-surface-3 shadow-raise-1 light:border-line-3 light:bg-surface-2" : "cut-1 border-line-2",
      )}
    >
      <div className="flex h-4 items-center justify-between gap-1.5">
        <span translate="no" title={ticket.name} className="min-w-0 truncate font-mono text-11 tracking-mono text-fg-3">
          {codeLine(ticket.name)}
        </span>
        <span className="flex shrink-0 items-center gap-2">
          <SelectBox ticket={ticket} shy />
          <PlatformMark platform={ticket.platform} />
        </span>
      </div>
      <h3
        className={cx(
          "mt-0.5 text-body leading-[18px] max-md:mt-1 max-md:text-16 max-md:leading-6",
          needsReader ? "text-fg-1" : "font-strong text-fg-2",
        )}
      >
        <Link href={href(`/tickets/${ticket.key}`)} prefetch={false} className="rounded-1 after:absolute after:inset-0 after:rounded-1">
          {ticketTitle(ticket)}
        </Link>
      </h3>
      {line && (
        <p
          className={cx(
            "mt-0.5 line-clamp-2 text-12 wrap-anywhere max-md:mt-1 max-md:text-14",
            line.mono && "font-mono text-11 tracking-mono",
            line.tone && toneClass(line.tone),
            line.tone ? (needsReader || line.tone === "testing" ? "text-tone" : "text-fg-3") : needsReader ? "text-fg-2" : "text-fg-3",
          )}
        >
          {line.text}
        </p>
      )}
      <div className="mt-[7px] flex flex-wrap items-center gap-x-2 gap-y-1 text-11 whitespace-nowrap text-fg-3 max-md:mt-2 max-md:text-12">
        <span>{ticket.key}</span>
        {request && <span>{request}</span>}
        {ticket.commentCount > 0 && (
          <span className="inline-flex items-center gap-1">
            <MessageSquare className="size-3" aria-hidden="true" />
            <span className="sr-only">Comments: </span>
            {ticket.commentCount}
          </span>
        )}
        <span className="ml-auto inline-flex items-center gap-1.5">
          {done ? <RelativeTime at={ticket.statusAt} /> : ticket.dueAt && <DueMark dueAt={ticket.dueAt} />}
          <Avatar name={ticket.assigneeName} isReader={ticket.assigneeId === user.id} />
        </span>
      </div>
      {acts && <div className="relative mt-3 flex gap-2 md:hidden">{acts}</div>}
    </article>
  );
}
