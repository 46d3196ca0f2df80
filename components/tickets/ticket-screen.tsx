"use client";

import { Lock, RotateCcw, ScanSearch, Wrench } from "lucide-react";
import { nameSegments } from "@/components/campaigns/name-segments";
import { DeployPanel } from "@/components/deployments/deploy-panel";
import { PlatformMark } from "@/components/platforms/platform-mark";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Kbd } from "@/components/ui/kbd";
import { SegmentedName } from "@/components/ui/segmented-name";
import { StationLine } from "@/components/ui/station-line";
import { useShortcut } from "@/components/ui/use-shortcut";
import { useTicket } from "@/lib/client/tickets";
import type { CampaignDto } from "@/lib/domain/campaigns/campaigns.schema";
import type { TicketChecklistDto } from "@/lib/domain/checklist/checklist.schema";
import { hasFix } from "@/lib/domain/tickets/fixes.rules";
import type { CommentDto, TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";
import { ChecklistPanel } from "./checklist-panel";
import { CommentsPanel } from "./comments-panel";
import { FactsPanel } from "./facts-panel";
import { FindingsPanel } from "./findings-panel";
import { PayloadPanel } from "./payload-panel";
import { PlanPanel } from "./plan-panel";
import { PlatformPanel } from "./platform-panel";
import { TicketMenu } from "./ticket-menu";
import { ticketStations } from "./ticket-stations";
import { isDeploying, ticketTitle } from "./ticket-words";
import { type TicketActs, useTicketActs } from "./use-ticket-acts";

type TicketScreenProps = {
  first: TicketDetailDto;
  campaign: CampaignDto;
  market: string;
  comments: readonly CommentDto[];
  checklist: TicketChecklistDto;
};

/** One ticket: where it is, what is wrong, what would be sent, what became of it. The next act is the loudest thing. */
export function TicketScreen({ first, campaign, market, comments, checklist }: TicketScreenProps) {
  const { data: ticket } = useTicket(first);
  const acts = useTicketActs(ticket);
  const deploying = isDeploying(ticket);
  // What the platform held against it stands among the findings, and is mended like them.
  const refused = ticket.status === "FAILED" && ticket.findings.some(({ source }) => source.kind === "platform");
  const needsMending = refused || ticket.status === "DRAFT" || ticket.status === "QA_TESTING" || ticket.status === "QA_FAILED";
  const findings = <FindingsPanel ticket={ticket} acts={acts} />;
  return (
    <main className="grid gap-3 px-4 pt-3.5 pb-6 md:px-6">
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2.5">
        <div className="min-w-0 grow basis-72">
          <h1 className="text-20 tracking-tight">{ticketTitle(ticket)}</h1>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2.5 text-fg-3">
            <PlatformMark platform={ticket.platform} />
            <SegmentedName segments={nameSegments(campaign, ticket.name)} className="[overflow-wrap:anywhere]" />
            <CopyButton value={ticket.name} label="Copy name" />
          </p>
        </div>
        <NextAct ticket={ticket} acts={acts} deploying={deploying} />
      </header>
      <StationLine label={`The line of ${ticket.key}`} stations={ticketStations(ticket, campaign.approval === "APPROVED")} />
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_minmax(22rem,26.5rem)]">
        <div className="grid min-w-0 gap-3">
          {ticket.deployment && (
            <DeployPanel
              key={ticket.deployment.taskId}
              taskId={ticket.deployment.taskId}
              platform={ticket.platform}
              creates={ticket.requestType === "CREATE_CAMPAIGN"}
              stateOfTicket={ticket.deployment.state}
            />
          )}
          {ticket.status === "READY_FOR_API" && <PlanPanel ticket={ticket} />}
          {needsMending && findings}
          <PayloadPanel key={ticket.version} ticket={ticket} acts={acts} />
          <CommentsPanel ticketId={ticket.id} first={comments} />
        </div>
        <div className="grid min-w-0 gap-3">
          <PlatformPanel ticket={ticket} />
          {!needsMending && findings}
          <ChecklistPanel ticket={ticket} first={checklist} />
          <FactsPanel ticket={ticket} campaign={campaign} market={market} acts={acts} />
        </div>
      </div>
    </main>
  );
}

/** The reader's next act in gold, where there is one; when waiting is right there is none. */
function NextAct({ ticket, acts, deploying }: { ticket: TicketDetailDto; acts: TicketActs; deploying: boolean }) {
  const fixable = ticket.findings.filter(hasFix);
  const checkable = acts.mayWrite && !deploying && ["DRAFT", "QA_TESTING", "QA_FAILED", "READY_FOR_API"].includes(ticket.status);
  useShortcut("r", checkable && acts.busy === null ? acts.check : null);
  const mendable = acts.mayWrite && !deploying && ["QA_FAILED", "FAILED"].includes(ticket.status) && fixable.length > 0;
  const first = ticket.status === "DRAFT" && !ticket.check;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {deploying && (
        <span className="inline-flex h-ctl items-center gap-1.5 rounded-1 border border-line-2 px-3 text-fg-3">
          <Lock />
          Locked while deploying
        </span>
      )}
      {checkable && (
        <Button
          variant={!mendable && ticket.status !== "READY_FOR_API" ? "primary" : "plain"}
          busy={acts.busy === "check" && "Checking"}
          aria-keyshortcuts="R"
          onClick={acts.check}
        >
          <ScanSearch />
          {first ? "Run QA" : "Check again"}
          <Kbd onAccent={!mendable && ticket.status !== "READY_FOR_API"}>R</Kbd>
        </Button>
      )}
      {mendable && (
        <Button variant="primary" busy={acts.busy === "mend" && "Applying"} onClick={() => acts.mend("all")}>
          <Wrench />
          {fixable.length === 1 ? "Apply fix" : `Apply all ${fixable.length} fixes`}
        </Button>
      )}
      {acts.mayWrite && ticket.status === "FAILED" && (
        <Button variant={mendable ? "plain" : "primary"} busy={acts.busy === "retry" && "Retrying"} onClick={acts.retry}>
          <RotateCcw />
          Retry
        </Button>
      )}
      <TicketMenu ticket={ticket} deploying={deploying} acts={acts} />
    </div>
  );
}
