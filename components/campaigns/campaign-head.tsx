"use client";

import {
  Archive,
  ArchiveRestore,
  CheckCheck,
  Copy,
  Ellipsis,
  Hourglass,
  Link2,
  Pause,
  Play,
  ShieldCheck,
  ShieldX,
  Square,
} from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Menu, MenuContent, MenuItem, MenuLine, MenuTrigger } from "@/components/ui/menu";
import { SegmentedName } from "@/components/ui/segmented-name";
import { useToast } from "@/components/ui/toast";
import type { CampaignMove } from "@/lib/domain/campaigns/campaigns.rules";
import type { CampaignDto } from "@/lib/domain/campaigns/campaigns.schema";
import { DecisionDialog } from "./decision-dialog";
import { DuplicateDialog } from "./duplicate-dialog";
import { nameSegments } from "./name-segments";
import type { CampaignActs } from "./use-campaign-acts";

const ACT: Record<Exclude<CampaignMove, "restore" | "stop">, { label: string; busy: string; icon: typeof Play }> = {
  submit: { label: "Request approval", busy: "Asking", icon: Hourglass },
  approve: { label: "Approve", busy: "Approving", icon: ShieldCheck },
  reject: { label: "Reject", busy: "Rejecting", icon: ShieldX },
  start: { label: "Start", busy: "Starting", icon: Play },
  resume: { label: "Resume", busy: "Resuming", icon: Play },
  pause: { label: "Pause", busy: "Pausing", icon: Pause },
  complete: { label: "Complete", busy: "Completing", icon: CheckCheck },
  archive: { label: "Archive", busy: "Archiving", icon: Archive },
};
type Act = keyof typeof ACT;

/** The one act that the campaign waits for, if the reader may do it. */
function nextAct(campaign: CampaignDto, acts: CampaignActs): Act | null {
  const order: Act[] =
    campaign.approval === "REQUESTED"
      ? ["approve"]
      : campaign.approval === "APPROVED"
        ? ["start", "resume"]
        : campaign.status === "DRAFT"
          ? ["submit"]
          : ["resume"];
  return order.find((act) => acts.moves.has(act)) ?? null;
}

/** Decisions are explained in a dialog; everything else is done at once. */
const EXPLAINED: readonly Act[] = ["submit", "approve", "reject"];

/** Title, name and acts; the next act in gold. */
export function CampaignHead({ campaign, acts }: { campaign: CampaignDto; acts: CampaignActs }) {
  // With the campaign as it was when the dialog opened: one that is read anew behind it is not what is decided on.
  const [deciding, setDeciding] = useState<{ kind: "submit" | "approve" | "reject"; seen: CampaignDto } | null>(null);
  const next = nextAct(campaign, acts);
  const beside: Act[] = (["reject", "start", "resume", "pause"] as const).filter((act) => act !== next && acts.moves.has(act));
  const run = (act: Act) => (EXPLAINED.includes(act) ? setDeciding({ kind: act as "submit", seen: campaign }) : acts.move(act));
  const button = (act: Act, primary: boolean) => {
    const { label, busy, icon: Icon } = ACT[act];
    return (
      <Button
        key={act}
        variant={primary ? "primary" : act === "reject" ? "danger" : "plain"}
        busy={acts.busy === act && busy}
        onClick={() => run(act)}
      >
        <Icon />
        {label}
      </Button>
    );
  };
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2.5">
      <div className="min-w-0 grow basis-72">
        <h1 className="text-20 tracking-tight [overflow-wrap:anywhere]">{campaign.campaignName}</h1>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2.5">
          <SegmentedName segments={nameSegments(campaign, campaign.name)} className="[overflow-wrap:anywhere]" />
          <CopyButton value={campaign.name} label="Copy name" />
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {beside.map((act) => button(act, false))}
        {next && button(next, true)}
        <CampaignMenu campaign={campaign} acts={acts} />
      </div>
      <DecisionDialog
        key={deciding?.kind}
        kind={deciding?.kind ?? null}
        onClose={() => setDeciding(null)}
        onDecide={(kind, comment) => {
          setDeciding(null);
          acts.move(kind, comment, deciding?.seen);
        }}
      />
    </header>
  );
}

function CampaignMenu({ campaign, acts }: { campaign: CampaignDto; acts: CampaignActs }) {
  const toast = useToast();
  const [copying, setCopying] = useState(false);
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton label="More acts on this campaign">
            <Ellipsis />
          </IconButton>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => void navigator.clipboard.writeText(location.href).then(() => toast({ title: "Link copied" }))}>
            <Link2 />
            Copy link
          </MenuItem>
          {acts.moves.size > 0 && (
            <MenuItem onSelect={() => setCopying(true)}>
              <Copy />
              Duplicate
            </MenuItem>
          )}
          {acts.moves.has("complete") && (
            <MenuItem onSelect={() => acts.move("complete")}>
              <CheckCheck />
              Complete
            </MenuItem>
          )}
          {acts.moves.has("stop") && campaign.status === "ACTIVE" && (
            <MenuItem onSelect={() => acts.move("stop")}>
              <Square />
              Stop
            </MenuItem>
          )}
          {acts.moves.has("restore") && (
            <MenuItem onSelect={() => acts.move("restore")}>
              <ArchiveRestore />
              Take out of the archive
            </MenuItem>
          )}
          {acts.moves.has("archive") && (
            <>
              <MenuLine />
              <MenuItem danger onSelect={() => acts.move("archive")}>
                <Archive />
                Archive
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      <DuplicateDialog open={copying} onOpenChange={setCopying} campaign={campaign} />
    </>
  );
}
