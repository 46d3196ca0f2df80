"use client";

import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { DEPLOYMENT_LOOK } from "@/components/deployments/deployment-look";
import { IconButton } from "@/components/ui/button";
import { plural } from "@/components/ui/format";
import { Glyph, type GlyphShape } from "@/components/ui/glyph";
import { Meter } from "@/components/ui/meter";
import { toneClass } from "@/components/ui/tone";
import { sentencesOf } from "@/lib/client/api-error";
import { useBulkDeployment } from "@/lib/client/deployments";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace";
import type { BulkItemState, BulkProgressDto } from "@/lib/domain/bulk-deployments/bulk-deployments.schema";

type Look = { tone: Parameters<typeof toneClass>[0]; shape: GlyphShape; word: string };

/** In the order they are counted in. */
const LOOKS: readonly (readonly [BulkItemState, Look])[] = [
  ["succeeded", DEPLOYMENT_LOOK.succeeded],
  ["running", DEPLOYMENT_LOOK.running],
  ["queued", DEPLOYMENT_LOOK.queued],
  ["pending", { tone: "draft", shape: "dashed-ring", word: "Not handed over yet" }],
  ["waiting", DEPLOYMENT_LOOK.waiting],
  ["ambiguous", DEPLOYMENT_LOOK.ambiguous],
  ["failed", DEPLOYMENT_LOOK.failed],
  ["refused", { tone: "caution", shape: "bar-octagon", word: "Not sent" }],
  ["cancelled", DEPLOYMENT_LOOK.cancelled],
];
const LOOK = Object.fromEntries(LOOKS) as Record<BulkItemState, Look>;
const TOLD: ReadonlySet<BulkItemState> = new Set<BulkItemState>(["refused", "failed", "ambiguous", "waiting"]);

/** How far a selection is: counts by state, and every ticket that needs a word. Kept while it is in the address. */
export function BulkProgress({ bulkId, onClose }: { bulkId: string; onClose: () => void }) {
  const { data: progress, error } = useBulkDeployment(bulkId);
  const client = useQueryClient();
  const router = useRouter();
  const done = progress ? progress.counts.succeeded + progress.counts.failed + progress.counts.ambiguous : 0;
  // Cards move to their new columns as their deployments end.
  useEffect(() => {
    if (done === 0) return;
    void client.invalidateQueries({ queryKey: queryKeys.tickets.all });
    router.refresh();
  }, [done, client, router]);
  return (
    <section
      aria-label="Progress of the deployment"
      className="pointer-events-auto mx-auto w-full max-w-[34rem] rounded-2 border border-line-2 bg-overlay cut-overlay shadow-raise-3"
    >
      <header className="flex items-center gap-3 py-1.5 pr-2 pl-4">
        <h2 className="text-body">{progress?.ended ? "Deployment ended" : "Deploying"}</h2>
        {progress && <Meter className="grow" value={shareOf(progress)} label="Ended" tone="testing" />}
        <IconButton label="Close the progress" size="sm" onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <div role="status" className="px-4 pb-2.5">
        {error && <p className="text-12 text-st-danger">{sentencesOf(error).join(" ")}</p>}
        {!progress && !error && <p className="text-12 text-fg-3">Looking how far it is</p>}
        {progress && (
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12">
            {LOOKS.filter(([state]) => progress.counts[state] > 0).map(([state, look]) => (
              <li key={state} className="flex items-center gap-1.5 text-fg-2">
                <span className={toneClass(look.tone)}>
                  <Glyph shape={look.shape} className="size-3.5 text-tone" />
                </span>
                <b className="font-strong">{progress.counts[state]}</b> {look.word.toLowerCase()}
              </li>
            ))}
          </ul>
        )}
      </div>
      {progress && <Told items={progress.items.filter(({ state }) => TOLD.has(state))} />}
    </section>
  );
}

function Told({ items }: { items: BulkProgressDto["items"] }) {
  const { href } = useWorkspace();
  if (items.length === 0) return null;
  return (
    <ul
      aria-label={plural(items.length, "ticket needs a word", "tickets need a word")}
      className="scroll-quiet max-h-52 overflow-y-auto border-line-2 border-t py-1"
    >
      {items.map((item) => {
        const look = LOOK[item.state];
        return (
          <li key={item.ticketId} className="flex items-start gap-2 px-4 py-1.5 text-12">
            <span className={toneClass(look.tone)}>
              <Glyph shape={look.shape} className="mt-0.5 size-3.5 text-tone" label={look.word} />
            </span>
            <span className="min-w-0">
              {item.ticketKey ? (
                <Link href={href(`/tickets/${item.ticketKey}`)} prefetch={false} className="rounded-sm font-strong link">
                  {item.ticketKey}
                </Link>
              ) : (
                <span className="font-strong">Deleted ticket</span>
              )}{" "}
              <span className="text-fg-2">{item.ticketTitle}</span>
              <span className="block [overflow-wrap:anywhere] text-fg-3">{item.message}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The share of what will not move any more by itself. */
function shareOf({ counts, total }: BulkProgressDto): number {
  const open = counts.pending + counts.queued + counts.running + counts.waiting;
  return total === 0 ? 1 : (total - open) / total;
}
