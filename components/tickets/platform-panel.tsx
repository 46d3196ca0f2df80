"use client";

import { RefreshCw } from "lucide-react";
import { kindWord } from "@/components/deployments/kind-word";
import { platformWords } from "@/components/platforms/platform-words";
import { State } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { plural } from "@/components/ui/format";
import { Glyph, type GlyphShape } from "@/components/ui/glyph";
import { jsonText } from "@/components/ui/json-view";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { useToast } from "@/components/ui/toast";
import type { Tone } from "@/components/ui/tone";
import { usePlatformObjects, useRefreshObjects } from "@/lib/client/platforms";
import { useWorkspace } from "@/lib/client/workspace";
import type { PlatformObjectDto } from "@/lib/domain/platform-objects/platform-objects.schema";
import type { TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";

const STATE: Readonly<Record<string, { tone: Tone; shape: GlyphShape; word: string }>> = {
  ACTIVE: { tone: "clear", shape: "arrow-disc", word: "Active" },
  PAUSED: { tone: "draft", shape: "pause-ring", word: "Paused" },
  ARCHIVED: { tone: "draft", shape: "dashed-ring", word: "Archived" },
  DELETED: { tone: "danger", shape: "bar-octagon", word: "Gone" },
};

/** What a ticket has on its platform, level by level, and where it is no longer as it was sent. */
export function PlatformPanel({ ticket }: { ticket: TicketDetailDto }) {
  const { may, platformName } = useWorkspace();
  const stamp = `${ticket.version} ${ticket.deployment?.state ?? ""}`;
  const { data: objects = [] } = usePlatformObjects(ticket.id, stamp);
  const refresh = useRefreshObjects(ticket.id);
  const toast = useToast();
  if (objects.length === 0) return null;
  const platform = platformName(ticket.platform);
  const depth = depths(objects);
  const seenAt = objects
    .map((object) => object.seenAt)
    .filter((at) => at !== null)
    .toSorted()[0];
  return (
    <Panel
      id="on-platform"
      title={`On ${platform}`}
      note={
        seenAt ? (
          <>
            seen <RelativeTime at={seenAt} />
          </>
        ) : (
          "never read back"
        )
      }
      actions={
        may("ticket:write") && (
          <Button
            size="sm"
            busy={refresh.isPending && "Asking"}
            onClick={() =>
              refresh.mutate(undefined, {
                onError: (error) => toast({ tone: "danger", title: `${platform} was not read`, detail: platformWords(error).join(" ") }),
              })
            }
          >
            <RefreshCw />
            Refresh
          </Button>
        )
      }
    >
      <ul>
        {objects.map((object) => (
          <li
            key={object.id}
            className="border-line-1 border-t py-2.5 pr-4"
            style={{ paddingLeft: `${1 + (depth.get(object.id) ?? 0) * 1.25}rem` }}
          >
            <ObjectLine object={object} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ObjectLine({ object }: { object: PlatformObjectDto }) {
  const look = STATE[object.state] ?? { tone: "draft" as const, shape: "ring" as const, word: object.state.toLowerCase() };
  return (
    <>
      <div className="flex items-start gap-2">
        <div className="min-w-0 grow">
          <p className="truncate" title={object.name}>
            <span className="font-strong">{kindWord(object.kind, object.platform)}</span> <span className="text-fg-3">{object.name}</span>
          </p>
          <p className="flex items-center gap-1 text-12 text-fg-3">
            <span translate="no" className="truncate font-mono tracking-mono">
              {object.externalId}
            </span>
            <CopyButton value={object.externalId} label={`Copy the id of the ${kindWord(object.kind, object.platform).toLowerCase()}`} />
          </p>
        </div>
        <State tone={look.tone} shape={look.shape} className="text-12">
          {look.word}
        </State>
      </div>
      <Drift object={object} />
    </>
  );
}

/** Whether it is as it was sent, in a word and a shape; every value that is not. */
function Drift({ object }: { object: PlatformObjectDto }) {
  if (object.gone) return <p className="text-12 text-st-danger">It is there no longer. Somebody deleted it on the platform.</p>;
  if (!object.seen || !object.sent) return null;
  if (object.differences.length === 0) {
    return (
      <p className="flex items-center gap-1.5 text-12 text-fg-3">
        <Glyph shape="tick-disc" className="size-3.5 text-st-clear" />
        As it was sent
      </p>
    );
  }
  return (
    <details className="text-12">
      <summary className="flex w-fit cursor-pointer items-center gap-1.5 rounded-sm text-st-caution touch:py-2">
        <Glyph shape="diamond" className="size-3.5" />
        {plural(object.differences.length, "value differs", "values differ")} from what was sent
      </summary>
      <dl className="mt-1.5 grid gap-1.5">
        {object.differences.map(({ pointer, sent, seen }) => (
          <div key={pointer}>
            <dt>
              <code translate="no" className="font-mono tracking-mono text-fg-1">
                {pointer}
              </code>
            </dt>
            <dd className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-2 [overflow-wrap:anywhere]">
              <span className="text-fg-3">sent</span>
              <span className="font-mono tracking-mono">{shown(sent)}</span>
              <span className="text-fg-3">now</span>
              <span className="font-mono tracking-mono">{shown(seen)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  return typeof value === "string" ? value : jsonText(value);
}

/** How deep each object stands below the first ones. Parents come before children. */
function depths(objects: readonly PlatformObjectDto[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { id, parentId } of objects) found.set(id, parentId === null ? 0 : (found.get(parentId) ?? -1) + 1);
  return found;
}
