"use client";

import { Pencil } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { Amount } from "@/components/ui/amount";
import { Tag } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FormProblems } from "@/components/ui/form-problems";
import { Facts, Panel, Strip } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { ApiError } from "@/lib/client/api-error";
import { useWorkspace } from "@/lib/client/workspace";
import type { CampaignDto } from "@/lib/domain/campaigns/campaigns.schema";
import { CampaignContentFields, CONTENT_FIELDS, contentOf, draftOf, TYPE_WORD } from "./campaign-content-fields";
import { flightWords } from "./flight-words";
import type { CampaignActs } from "./use-campaign-acts";

export type Governed = { brand: string; market: string; channel: string | null };
type ContentPanelProps = { campaign: CampaignDto; governed: Governed; acts: CampaignActs };

/** What the campaign is made of; all but its name can be changed here. */
export function ContentPanel({ campaign, governed, acts }: ContentPanelProps) {
  const { may } = useWorkspace();
  const [editing, setEditing] = useState(false);
  const editable = may("campaign:write") && campaign.archivedAt === null && campaign.deletedAt === null;
  return (
    <Panel
      id="content"
      title="Campaign"
      note={`version ${campaign.version}`}
      actions={
        editable &&
        !editing && (
          <Button size="sm" onClick={() => setEditing(true)}>
            <Pencil />
            Edit
          </Button>
        )
      }
    >
      {editing ? (
        <ContentForm campaign={campaign} acts={acts} onClose={() => setEditing(false)} />
      ) : (
        <ContentFacts campaign={campaign} governed={governed} />
      )}
    </Panel>
  );
}

function ContentFacts({ campaign, governed }: { campaign: CampaignDto; governed: Governed }) {
  const flight = flightWords(campaign);
  const nothing = <span className="text-fg-3">Not set</span>;
  const items: { label: string; value: ReactNode }[] = [
    { label: "Brand", value: governed.brand },
    { label: "Market", value: governed.market },
    { label: "Channel", value: governed.channel ?? <span className="text-fg-3">Several</span> },
    { label: "Type", value: TYPE_WORD[campaign.type] },
    {
      label: "Flight",
      value: flight ? (
        <>
          {flight} <span className="text-12 text-fg-3">{campaign.timeZone.replaceAll("_", " ")} time</span>
        </>
      ) : (
        nothing
      ),
    },
    { label: "Budget", value: <Amount amount={campaign.budget} currency={campaign.currency} /> },
    { label: "Target share", value: campaign.targetPercentage === null ? nothing : `${campaign.targetPercentage}%` },
    { label: "Objective", value: campaign.objective ?? nothing },
    ...(campaign.description ? [{ label: "Description", value: <span className="whitespace-pre-wrap">{campaign.description}</span> }] : []),
    ...(campaign.tags.length > 0 ? [{ label: "Tags", value: campaign.tags.map((tag) => <Tag key={tag}>{tag}</Tag>) }] : []),
    { label: "Created", value: <RelativeTime at={campaign.createdAt} /> },
  ];
  return <Facts items={items} />;
}

function ContentForm({ campaign, acts, onClose }: { campaign: CampaignDto; acts: CampaignActs; onClose: () => void }) {
  // The campaign is read anew while the form is open; what is saved is a change of the one it began with.
  const [seen] = useState(campaign);
  const [draft, setDraft] = useState(() => draftOf(campaign));
  const violations = acts.saveError instanceof ApiError ? acts.saveError.violations : [];
  const at = (field: string) =>
    violations.filter(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`)).map(({ message }) => message);
  const elsewhere = violations
    .filter(({ pointer }) => !CONTENT_FIELDS.some((field) => pointer === `/${field}` || pointer.startsWith(`/${field}/`)))
    .map(({ message }) => message);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    acts.save(contentOf(draft), onClose, seen);
  };
  return (
    <form onSubmit={submit} noValidate>
      {(campaign.approval === "REQUESTED" || campaign.approval === "APPROVED") && (
        <Strip>A change of money or flight takes back the approval, and checked tickets return to draft.</Strip>
      )}
      <div className="grid gap-[18px] px-4 py-4">
        <CampaignContentFields
          draft={draft}
          onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
          wrong={at}
          zone={campaign.timeZone}
          marketCurrency={campaign.currency}
        />
        <FormProblems messages={elsewhere} />
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            Discard
          </Button>
          <Button type="submit" busy={acts.busy === "save" && "Saving"}>
            Save campaign
          </Button>
        </div>
      </div>
    </form>
  );
}
