"use client";

import { ArchiveRestore } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Strip } from "@/components/ui/panel";
import { StationLine } from "@/components/ui/station-line";
import { useCampaign } from "@/lib/client/campaigns";
import type { CampaignDto } from "@/lib/domain/campaigns/campaigns.schema";
import type { ApprovalRecordDto, HistoryEntryDto } from "@/lib/domain/campaigns/list-campaigns.schema";
import type { TicketDto } from "@/lib/domain/tickets/tickets.schema";
import { ApprovalPanel } from "./approval-panel";
import { CampaignHead } from "./campaign-head";
import { campaignStations } from "./campaign-stations";
import { CampaignTickets } from "./campaign-tickets";
import { ContentPanel, type Governed } from "./content-panel";
import { HistoryPanel } from "./history-panel";
import { useCampaignActs } from "./use-campaign-acts";

type CampaignScreenProps = {
  first: CampaignDto;
  governed: Governed;
  approvals: readonly ApprovalRecordDto[];
  history: readonly HistoryEntryDto[];
  tickets: { tickets: TicketDto[]; total: number };
  /** Whether authors may not approve in this workspace. */
  separation: boolean;
};

/** One campaign: where it is and what it waits for, its approval, its tickets, its history. */
export function CampaignScreen({ first, governed, approvals, history, tickets, separation }: CampaignScreenProps) {
  const { data: campaign } = useCampaign(first);
  const acts = useCampaignActs(campaign, separation);
  return (
    <main className="grid gap-3 px-4 pt-3.5 pb-6 md:px-6">
      <CampaignHead campaign={campaign} acts={acts} />
      {campaign.archivedAt !== null && (
        <div className="overflow-hidden rounded-2">
          <Strip
            action={
              acts.moves.has("restore") && (
                <Button size="sm" onClick={() => acts.move("restore")}>
                  <ArchiveRestore />
                  Take out of the archive
                </Button>
              )
            }
          >
            This campaign is archived. Nothing of it can be changed.
          </Strip>
        </div>
      )}
      <StationLine label={`The line of ${campaign.campaignName}`} stations={campaignStations(campaign)} />
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_minmax(22rem,26.5rem)]">
        <div className="grid min-w-0 gap-3">
          <CampaignTickets campaign={campaign} {...tickets} />
          <ContentPanel campaign={campaign} governed={governed} acts={acts} />
        </div>
        <div className="grid min-w-0 gap-3">
          <ApprovalPanel campaign={campaign} first={approvals} acts={acts} />
          <HistoryPanel campaignId={campaign.id} first={history} />
        </div>
      </div>
    </main>
  );
}
