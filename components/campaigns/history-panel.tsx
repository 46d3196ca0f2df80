"use client";

import { Avatar } from "@/components/ui/avatar";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { useHistory } from "@/lib/client/campaigns";
import { useWorkspace } from "@/lib/client/workspace";
import type { HistoryEntryDto } from "@/lib/domain/campaigns/list-campaigns.schema";
import { fieldList, fieldWord } from "./field-word";

/** Fields that follow from others and say nothing by themselves. */
const BOOKKEEPING = new Set(["version", "updated_at", "created_at", "search_text", "author_ids", "approval_hash", "id"]);

const ACTION_WORD: Record<string, string> = {
  "campaign.created": "created it",
  "campaign.submitted": "asked for approval",
  "campaign.approved": "approved it",
  "campaign.rejected": "rejected it",
  "campaign.started": "started it",
  "campaign.paused": "paused it",
  "campaign.resumed": "resumed it",
  "campaign.completed": "completed it",
  "campaign.archived": "archived it",
  "campaign.restored": "took it back",
  "campaign.deleted": "deleted it",
};

function shown(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value !== "string") return JSON.stringify(value);
  // A status: NONE, REQUESTED, READY_FOR_API.
  return /^[A-Z][A-Z_]+$/.test(value) ? value.toLowerCase().replaceAll("_", " ") : value;
}

/** Every change, newest first: who, when, and what it was before. */
export function HistoryPanel({ campaignId, first }: { campaignId: string; first: readonly HistoryEntryDto[] }) {
  const { user } = useWorkspace();
  const { data: entries } = useHistory(campaignId, first);
  return (
    <Panel id="history" title="History">
      <ol className="border-line-1 border-t">
        {entries.map((entry) => {
          const changes = Object.entries(entry.changes).filter(([field]) => !BOOKKEEPING.has(field));
          const mine = entry.actor.id === user.id;
          const said = ACTION_WORD[entry.action] ?? `changed ${fieldList(changes.map(([field]) => field)) || "it"}`;
          const created = entry.action === "campaign.created";
          return (
            <li key={entry.id} className="flex gap-2.5 border-line-1 border-b px-4 py-2.5 last:border-b-0">
              <Avatar name={entry.actor.label} isReader={mine} />
              <div className="min-w-0 grow">
                <p>
                  <span className="font-strong">{mine ? "You" : entry.actor.label}</span> {said}{" "}
                  <span className="text-12 text-fg-3">
                    <RelativeTime at={entry.occurredAt} />
                  </span>
                </p>
                {!created && changes.length > 0 && (
                  <dl className="mt-0.5 text-12 text-fg-3">
                    {changes.map(([field, [before, after]]) => (
                      <div key={field} className="flex flex-wrap gap-x-1.5">
                        <dt>{fieldWord(field)}</dt>
                        <dd className="[overflow-wrap:anywhere]">
                          <del className="text-fg-3">{shown(before)}</del> <span aria-hidden="true">→</span>
                          <span className="sr-only"> became </span> <ins className="text-fg-2 no-underline">{shown(after)}</ins>
                        </dd>
                      </div>
                    ))}
                  </dl>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
