"use client";

import { Plus, SquareKanban, Table2 } from "lucide-react";
import Link from "next/link";
import { FilterSelect, SearchBox, useAddress } from "@/components/layout/list-toolbar";
import { Count } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ChipLink, FilterChip } from "@/components/ui/chip";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { useWorkspace } from "@/lib/client/workspace";
import { REQUEST_TYPES } from "@/lib/domain/tickets/tickets.rules";
import { REQUEST_WORD, STATUS_LOOKS } from "./ticket-status";

type TicketToolbarProps = {
  view: "board" | "table";
  channels: readonly { id: string; name: string }[];
  /** The campaign that the tickets are narrowed to. */
  campaign: { name: string } | null;
  needsReader: number;
};

const VIEWS = [
  { value: "board" as const, label: "Board", icon: <SquareKanban className="size-3.5" /> },
  { value: "table" as const, label: "Table", icon: <Table2 className="size-3.5" /> },
];

/** What of the tickets is shown, and how. */
export function TicketToolbar({ view, channels, campaign, needsReader }: TicketToolbarProps) {
  const { params, change, hrefWith } = useAddress();
  const { may, href } = useWorkspace();
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-2.5 md:pr-4 md:pl-5">
      <h1 className="sr-only">Tickets</h1>
      <SegmentedControl
        label="View"
        className="max-md:hidden"
        value={view}
        onChange={(next) => change({ view: next === "board" ? null : next, sort: null })}
        options={VIEWS}
      />
      <SearchBox label="Name, number, campaign" className="w-52 max-md:w-auto max-md:grow" />
      {may("ticket:write") && (
        <Button variant="primary" asChild className="md:order-last max-sm:w-touch max-sm:px-0">
          <Link href={href(params.campaign_id ? `/tickets/new?campaign_id=${params.campaign_id}` : "/tickets/new")} prefetch={false}>
            <Plus />
            <span className="max-sm:sr-only">New ticket</span>
          </Link>
        </Button>
      )}
      {/* On a phone one line that scrolls by the finger. */}
      <div className="scroll-none flex items-center gap-2 max-md:-mx-4 max-md:w-screen max-md:overflow-x-auto max-md:px-4 md:contents">
        <SegmentedControl
          label="View"
          className="md:hidden"
          value={view}
          onChange={(next) => change({ view: next === "board" ? null : next, sort: null })}
          options={VIEWS}
        />
        <ChipLink href={hrefWith({ mine: params.mine ? null : "1" })} on={params.mine === "1"}>
          Mine {needsReader > 0 && <Count>{needsReader}</Count>}
        </ChipLink>
        <ChipLink href={hrefWith({ late: params.late ? null : "1" })} on={params.late === "1"}>
          Late
        </ChipLink>
        {campaign && <FilterChip label="Campaign" value={campaign.name} clearHref={hrefWith({ campaign_id: null })} />}
        <FilterSelect
          param="channel_id"
          label="Channel"
          options={channels.map((channel) => ({ value: channel.id, label: channel.name }))}
        />
        <FilterSelect
          param="request_type"
          label="Request"
          options={REQUEST_TYPES.map((type) => ({ value: type, label: REQUEST_WORD[type] }))}
        />
        {view === "table" && (
          <FilterSelect param="status" label="State" options={STATUS_LOOKS.map((look) => ({ value: look.status, label: look.word }))} />
        )}
      </div>
      <span className="grow max-md:hidden" />
    </div>
  );
}
