"use client";

import Link from "next/link";
import { useAddress } from "@/components/layout/list-toolbar";
import { PlatformMark } from "@/components/platforms/platform-mark";
import { Avatar } from "@/components/ui/avatar";
import { Message } from "@/components/ui/message";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, HeaderCell, Row, Table, TableHead } from "@/components/ui/table";
import type { TicketPage } from "@/lib/client/tickets";
import { useWorkspace } from "@/lib/client/workspace";
import { DueMark } from "./due-mark";
import { SelectBox } from "./selection/select-box";
import { PRIORITY_WORD, REQUEST_WORD, TicketState } from "./ticket-status";
import { ticketTitle } from "./ticket-words";

const SORTS = { number: "Ticket", due_at: "Due", status_at: "In state since", updated_at: "Changed" } as const;
type Sort = keyof typeof SORTS;

/** The same tickets as rows. */
export function TicketTable({ page }: { page: TicketPage }) {
  const { params, hrefWith } = useAddress();
  const { href, user } = useWorkspace();
  const present = params.sort ?? "-updated_at";
  const sortOf = (name: Sort) => {
    const direction = present === name ? ("asc" as const) : present === `-${name}` ? ("desc" as const) : null;
    return { direction, href: hrefWith({ sort: direction === "desc" ? name : `-${name}` }) };
  };
  if (page.total === 0) {
    return <Message title="No ticket matches">Take a filter away, or search for less.</Message>;
  }
  return (
    <>
      <Table caption="Tickets">
        <TableHead>
          <HeaderCell sort={sortOf("number")}>Ticket</HeaderCell>
          <HeaderCell>State</HeaderCell>
          <HeaderCell>Request</HeaderCell>
          <HeaderCell>Priority</HeaderCell>
          <HeaderCell sort={sortOf("due_at")}>Due</HeaderCell>
          <HeaderCell>Assignee</HeaderCell>
          <HeaderCell sort={sortOf("updated_at")}>Changed</HeaderCell>
        </TableHead>
        <tbody>
          {page.tickets.map((ticket) => (
            <Row key={ticket.id} data-ticket-id={ticket.id}>
              <Cell className="max-md:block max-md:h-auto max-md:pt-3 max-md:pb-0">
                <span className="flex items-center gap-2.5">
                  <SelectBox ticket={ticket} />
                  <PlatformMark platform={ticket.platform} />
                  <span className="min-w-0">
                    <Link
                      href={href(`/tickets/${ticket.key}`)}
                      prefetch={false}
                      className="rounded-sm font-strong text-fg-1 hover:underline hover:decoration-line-3 hover:underline-offset-3 max-md:after:absolute max-md:after:inset-0"
                    >
                      {ticketTitle(ticket)}
                    </Link>
                    <span className="block truncate text-12 text-fg-3">
                      <span className="mr-1.5">{ticket.key}</span>
                      <span translate="no" className="font-mono tracking-mono">
                        {ticket.name}
                      </span>
                    </span>
                  </span>
                </span>
              </Cell>
              <Cell className="max-md:inline-flex max-md:h-auto max-md:items-center max-md:pt-1.5 max-md:pb-3 max-md:pl-4">
                <TicketState status={ticket.status} />
              </Cell>
              <Cell fold>{REQUEST_WORD[ticket.requestType]}</Cell>
              <Cell fold>{PRIORITY_WORD[ticket.priority]}</Cell>
              <Cell className="text-12 max-md:inline-flex max-md:h-auto max-md:items-center max-md:pb-3">
                {ticket.dueAt && <DueMark dueAt={ticket.dueAt} done={ticket.status === "TRAFFICKED_SUCCESS"} />}
              </Cell>
              <Cell fold>
                <Avatar name={ticket.assigneeName} isReader={ticket.assigneeId === user.id} />
              </Cell>
              <Cell fold>
                <RelativeTime at={ticket.updatedAt} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <Pagination
        total={page.total}
        limit={page.limit}
        offset={page.offset}
        noun="tickets"
        hrefAt={(offset) => hrefWith({ offset: offset === 0 ? null : String(offset) })}
      />
    </>
  );
}
