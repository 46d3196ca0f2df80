import { History, Hourglass, ShieldCheck, ShieldX } from "lucide-react";
import type { ReactNode } from "react";
import { State } from "@/components/ui/badge";
import type { GlyphShape } from "@/components/ui/glyph";
import type { Tone } from "@/components/ui/tone";
import type { CampaignApproval, CampaignStatus } from "@/lib/domain/campaigns/campaigns.rules";

export const STATUS_LOOK: Record<CampaignStatus, { tone: Tone; shape: GlyphShape; word: string }> = {
  DRAFT: { tone: "draft", shape: "dashed-ring", word: "Draft" },
  ACTIVE: { tone: "clear", shape: "arrow-disc", word: "Active" },
  PAUSED: { tone: "caution", shape: "pause-ring", word: "Paused" },
  COMPLETED: { tone: "testing", shape: "double-tick", word: "Completed" },
};

export const APPROVAL_LOOK: Record<CampaignApproval, { tone: Tone; icon: ReactNode; word: string }> = {
  NONE: { tone: "draft", icon: null, word: "Not asked" },
  REQUESTED: { tone: "testing", icon: <Hourglass />, word: "Requested" },
  APPROVED: { tone: "clear", icon: <ShieldCheck />, word: "Approved" },
  REJECTED: { tone: "danger", icon: <ShieldX />, word: "Rejected" },
};

/** A campaign's status as glyph and word. */
export function CampaignState({ status, archived = false }: { status: CampaignStatus; archived?: boolean }) {
  const look = STATUS_LOOK[status];
  return (
    <State tone={look.tone} shape={look.shape}>
      {look.word}
      {archived && <span className="text-fg-3">, archived</span>}
    </State>
  );
}

/** Where the approval stands. `changed`: an edit voided one that was asked for or given. */
export function ApprovalState({ approval, changed = false }: { approval: CampaignApproval; changed?: boolean }) {
  if (changed && approval === "NONE") {
    return (
      <State tone="caution" icon={<History />}>
        Changed since
      </State>
    );
  }
  const look = APPROVAL_LOOK[approval];
  if (approval === "NONE") return <span className="text-fg-3">{look.word}</span>;
  return (
    <State tone={look.tone} icon={look.icon}>
      {look.word}
    </State>
  );
}
