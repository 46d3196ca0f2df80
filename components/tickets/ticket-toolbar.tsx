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

/** What of the tickets is shown, and how. */
export function TicketToolbar({ view, channels, campaign, needsReader }: TicketToolbarProps) {
  const { params, change, hrefWith } = useAddress();
  const { may, href } = useWorkspace();
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-2.5 md:pr-4 md:pl-5">
      <h1 className="sr-only">Tickets</h1>
      <SegmentedControl
        label="View"
        value={view}
        onChange={(next) => change({ view: next === "board" ? null : next, sort: null })}
        options={[
          { value: "board", label: "Board", icon: <SquareKanban className="size-3.5" /> },
          { value: "table", label: "Table", icon: <Table2 className="size-3.5" /> },
        ]}
      />
      <SearchBox label="Name, number, campaign" className="w-52 max-md:order-last max-md:w-full" />
      <ChipLink href={hrefWith({ mine: params.mine ? null : "1" })} on={params.mine === "1"}>
        Mine {needsReader > 0 && <Count>{needsReader}</Count>}
      </ChipLink>
      <ChipLink href={hrefWith({ late: params.late ? null : "1" })} on={params.late === "1"}>
        Late
      </ChipLink>
      {campaign && <FilterChip label="Campaign" value={campaign.name} clearHref={hrefWith({ campaign_id: null })} />}
      <FilterSelect param="channel_id" label="Channel" options={channels.map((channel) => ({ value: channel.id, label: channel.name }))} />
      <FilterSelect
        param="request_type"
        label="Request"
        options={REQUEST_TYPES.map((type) => ({ value: type, label: REQUEST_WORD[type] }))}
      />
      {view === "table" && (
        <FilterSelect param="status" label="State" options={STATUS_LOOKS.map((look) => ({ value: look.status, label: look.word }))} />
      )}
      <span className="grow" />
      {may("ticket:write") && (
        <Button variant="primary" asChild>
          <Link href={href(params.campaign_id ? `/tickets/new?campaign_id=${params.campaign_id}` : "/tickets/new")} prefetch={false}>
            <Plus />
            New ticket
          </Link>
        </Button>
      )}
    </div>
  );
}
