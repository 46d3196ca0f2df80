"use client";

import { History, Hourglass, ShieldCheck, ShieldX } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Panel, Strip } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { toneClass } from "@/components/ui/tone";
import { useApprovals } from "@/lib/client/campaigns";
import { useWorkspace } from "@/lib/client/workspace";
import type { CampaignDto } from "@/lib/domain/campaigns/campaigns.schema";
import type { ApprovalRecordDto } from "@/lib/domain/campaigns/list-campaigns.schema";
import { ApprovalState } from "./campaign-state";
import { fieldList } from "./field-word";
import type { CampaignActs } from "./use-campaign-acts";

const STEP: Record<ApprovalRecordDto["state"], { icon: ReactNode; tone: Parameters<typeof toneClass>[0]; said: string }> = {
  REQUESTED: { icon: <Hourglass />, tone: "testing", said: "asked for approval" },
  APPROVED: { icon: <ShieldCheck />, tone: "clear", said: "approved it" },
  REJECTED: { icon: <ShieldX />, tone: "danger", said: "rejected it" },
  VOIDED: { icon: <History />, tone: "caution", said: "changed it" },
};

type ApprovalPanelProps = { campaign: CampaignDto; first: readonly ApprovalRecordDto[]; acts: CampaignActs };

/** Where the approval stands, of what exactly, what changed since, and how it came to that. */
export function ApprovalPanel({ campaign, first, acts }: ApprovalPanelProps) {
  const { may, user } = useWorkspace();
  const { data: records } = useApprovals(campaign.id, first);
  const newest = records[0];
  const voided = campaign.approval === "NONE" && newest?.state === "VOIDED" ? newest : null;
  return (
    <Panel id="approval" title="Approval" actions={<ApprovalState approval={campaign.approval} changed={voided !== null} />}>
      {voided && (
        <Strip icon={<History />}>
          {voided.actor.id === user.id ? "You" : voided.actor.label} changed {fieldList(voided.changedFields) || "its content"}, so it has
          to be asked again.
        </Strip>
      )}
      {campaign.approval === "REQUESTED" && acts.isAuthor && may("campaign:approve") && (
        <Strip tone="testing" icon={<Hourglass />}>
          You changed this campaign, so somebody else decides about it.
        </Strip>
      )}
      {campaign.approvalHash && campaign.approval !== "NONE" && (
        <p className="flex items-center gap-1.5 px-4 py-1 text-12 text-fg-3">
          Of the content with the hash
          <code className="font-mono tracking-mono text-fg-2" title={campaign.approvalHash}>
            {campaign.approvalHash.slice(0, 4)} {campaign.approvalHash.slice(4, 8)}
          </code>
          <CopyButton value={campaign.approvalHash} label="Copy the content's hash" />
        </p>
      )}
      {records.length === 0 ? (
        <p className="px-4 pb-4 text-fg-3">
          Nobody asked yet. Asking binds the request to the campaign as it is: names, money, flight, audience, content and schedule.
        </p>
      ) : (
        <ol className="border-line-1 border-t">
          {records.map((record) => {
            const step = STEP[record.state];
            return (
              <li key={record.id} className={`flex gap-2.5 border-line-1 border-b px-4 py-2.5 last:border-b-0 ${toneClass(step.tone)}`}>
                <span className="mt-0.5 text-tone">{step.icon}</span>
                <div className="min-w-0 grow">
                  <p>
                    <span className="font-strong">{record.actor.id === user.id ? "You" : record.actor.label}</span> {step.said}
                    {record.changedFields.length > 0 && <span className="text-fg-2">: {fieldList(record.changedFields)}</span>}
                  </p>
                  {record.comment && <p className="whitespace-pre-wrap [overflow-wrap:anywhere] text-fg-2">“{record.comment}”</p>}
                  <p className="text-12 text-fg-3">
                    <RelativeTime at={record.createdAt} />, content{" "}
                    <code className="font-mono tracking-mono" title={record.hash}>
                      {record.hash.slice(0, 8)}
                    </code>
                  </p>
                </div>
              </li>
            );
          })}
        </ol>
      )}
    </Panel>
  );
}
