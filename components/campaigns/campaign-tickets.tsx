"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { PlatformMark } from "@/components/platforms/platform-mark";
import { DueMark } from "@/components/tickets/due-mark";
import { REQUEST_WORD, TicketState } from "@/components/tickets/ticket-status";
import { stateLine } from "@/components/tickets/ticket-words";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { useWorkspace } from "@/lib/client/workspace";
import type { CampaignDto } from "@/lib/domain/campaigns/campaigns.schema";
import type { TicketDto } from "@/lib/domain/tickets/tickets.schema";

type CampaignTicketsProps = { campaign: CampaignDto; tickets: readonly TicketDto[]; total: number };

/** The tickets that carry the campaign to its platforms. */
export function CampaignTickets({ campaign, tickets, total }: CampaignTicketsProps) {
  const { href, may, user, platformName } = useWorkspace();
  return (
    <Panel
      id="tickets"
      title="Tickets"
      note={total > 0 ? String(total) : undefined}
      actions={
        may("ticket:write") &&
        campaign.archivedAt === null && (
          <Button size="sm" asChild>
            <Link href={href(`/tickets/new?campaign_id=${campaign.id}`)} prefetch={false}>
              <Plus />
              New ticket
            </Link>
          </Button>
        )
      }
    >
      {tickets.length === 0 ? (
        <p className="px-4 pb-4 text-fg-3">No ticket yet. A ticket carries the campaign to one platform.</p>
      ) : (
        <ul className="border-line-1 border-t">
          {tickets.map((ticket) => {
            const line = stateLine(ticket);
            return (
              <li
                key={ticket.id}
                className="relative flex flex-wrap items-center gap-x-3 gap-y-1 border-line-1 border-b px-4 py-2.5 last:border-b-0 hover:bg-surface-2"
              >
                <PlatformMark platform={ticket.platform} />
                <div className="min-w-0 grow basis-48">
                  <Link
                    href={href(`/tickets/${ticket.key}`)}
                    prefetch={false}
                    className="rounded-sm font-strong after:absolute after:inset-0"
                  >
                    <span className="inline-block first-letter:uppercase">{ticket.label ?? platformName(ticket.platform)}</span>{" "}
                    <span className="text-12 font-text text-fg-3">{ticket.key}</span>
                  </Link>
                  <p className="truncate text-12 text-fg-3">{line && !line.mono ? line.text : REQUEST_WORD[ticket.requestType]}</p>
                </div>
                <TicketState status={ticket.status} className="basis-28" />
                <span className="flex items-center gap-2 text-12 text-fg-3">
                  {ticket.dueAt && <DueMark dueAt={ticket.dueAt} done={ticket.status === "TRAFFICKED_SUCCESS"} />}
                  <Avatar name={ticket.assigneeName} isReader={ticket.assigneeId === user.id} />
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {total > tickets.length && (
        <p className="border-line-1 border-t px-4 py-2.5">
          <Link href={href(`/tickets?campaign_id=${campaign.id}`)} prefetch={false} className="link text-fg-2">
            All {total} on the board
          </Link>
        </p>
      )}
    </Panel>
  );
}
