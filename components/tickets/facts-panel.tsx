"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { ApprovalState } from "@/components/campaigns/campaign-state";
import { flightWords } from "@/components/campaigns/flight-words";
import { MemberPicker } from "@/components/people/member-picker";
import { Amount } from "@/components/ui/amount";
import { Avatar } from "@/components/ui/avatar";
import { Facts, Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { useWorkspace } from "@/lib/client/workspace";
import type { CampaignDto } from "@/lib/domain/campaigns/campaigns.schema";
import { PRIORITIES } from "@/lib/domain/tickets/tickets.rules";
import type { TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";
import { DueEditor } from "./due-editor";
import { PRIORITY_WORD, REQUEST_WORD } from "./ticket-status";
import type { TicketActs } from "./use-ticket-acts";

type FactsPanelProps = { ticket: TicketDetailDto; campaign: CampaignDto; market: string; acts: TicketActs };

/** What is known about a ticket besides what is sent. Who, when and how urgent can be changed in place. */
export function FactsPanel({ ticket, campaign, market, acts }: FactsPanelProps) {
  const { href, user, platformName } = useWorkspace();
  const mine = ticket.assigneeId === user.id;
  const flight = flightWords(campaign);
  const items: { label: string; value: ReactNode }[] = [
    {
      label: "Campaign",
      value: (
        <Link href={href(`/campaigns/${campaign.id}`)} prefetch={false} className="link">
          {campaign.campaignName}
        </Link>
      ),
    },
    { label: "Request", value: REQUEST_WORD[ticket.requestType] },
    { label: "Platform", value: platformName(ticket.platform) },
    { label: "Market", value: market },
    {
      label: "Flight",
      value: flight ? <span title={`Days in ${campaign.timeZone}`}>{flight}</span> : <span className="text-fg-3">Not set</span>,
    },
    { label: "Budget", value: <Amount amount={campaign.budget} currency={campaign.currency} /> },
    { label: "Approval", value: <ApprovalState approval={campaign.approval} /> },
    { label: "Due", value: <DueEditor key={ticket.dueAt} ticket={ticket} acts={acts} /> },
    {
      label: "Assignee",
      value: acts.mayWrite ? (
        <MemberPicker
          aria-label="Assignee"
          value={ticket.assigneeId && ticket.assigneeName ? { id: ticket.assigneeId, name: ticket.assigneeName } : null}
          onChange={(person) => acts.save({ assigneeId: person?.id ?? null })}
        />
      ) : (
        <>
          <Avatar name={ticket.assigneeName} isReader={mine} />
          {mine ? "You" : (ticket.assigneeName ?? "Nobody")}
        </>
      ),
    },
    {
      label: "Priority",
      value: acts.mayWrite ? (
        <Select
          compact
          aria-label="Priority"
          value={ticket.priority}
          onValueChange={(value) => acts.save({ priority: value as TicketDetailDto["priority"] })}
          options={PRIORITIES.map((priority) => ({ value: priority, label: PRIORITY_WORD[priority] }))}
        />
      ) : (
        PRIORITY_WORD[ticket.priority]
      ),
    },
    ...(ticket.externalPlatformId
      ? [
          {
            label: "Platform id",
            value: <code className="font-mono text-12 tracking-mono [overflow-wrap:anywhere]">{ticket.externalPlatformId}</code>,
          },
        ]
      : []),
    { label: "Changed", value: <RelativeTime at={ticket.updatedAt} /> },
  ];
  return (
    <Panel
      title="Facts"
      actions={
        <span className="text-12 text-fg-3">
          {ticket.key}, version {ticket.version}
        </span>
      }
    >
      <Facts items={items} />
    </Panel>
  );
}
