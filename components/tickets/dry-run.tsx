"use client";

import { FlaskConical } from "lucide-react";
import { platformWords } from "@/components/platforms/platform-words";
import { Button } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import type { useDryRun } from "@/lib/client/deployments";
import type { DryRunDto } from "@/lib/domain/deployments/deployments.schema";
import { shownPointer } from "./finding-fix";

const LOOK = {
  accepted: { shape: "tick-disc", tone: "text-st-clear", says: "would take it" },
  refused: { shape: "bar-octagon", tone: "text-st-danger", says: "would refuse it" },
  unclear: { shape: "diamond", tone: "text-st-caution", says: "did not say" },
} as const satisfies Record<DryRunDto["verdict"], unknown>;

/** Platforms that judge a request without carrying it out. TikTok has no such call. */
const ABLE: readonly string[] = ["meta"];

type DryRun = ReturnType<typeof useDryRun>;

/** Asks the platform what it would say, where it can be asked. */
export function DryRunAct({ run, ticketId, platform }: { run: DryRun; ticketId: string; platform: string }) {
  if (!ABLE.includes(platform)) return null;
  return (
    <Button busy={run.isPending && "Asking"} onClick={() => run.mutate(ticketId)}>
      <FlaskConical />
      Try without sending
    </Button>
  );
}

/** What it said. */
export function DryRunVerdict({ run, platformName }: { run: DryRun; platformName: string }) {
  if (run.error) {
    return (
      <p role="status" className="border-line-1 border-t px-4 py-3 text-12 text-st-danger">
        {platformWords(run.error).join(" ")}
      </p>
    );
  }
  if (!run.data) return null;
  const { shape, tone, says } = LOOK[run.data.verdict];
  return (
    <div role="status" className="flex items-start gap-2.5 border-line-1 border-t px-4 py-3">
      <Glyph shape={shape} className={`mt-0.5 ${tone}`} />
      <div className="min-w-0">
        <p className="font-strong">
          {platformName} {says}
        </p>
        <p className="text-12 [overflow-wrap:anywhere] text-fg-3">{run.data.reason}</p>
        <ul className="mt-1 grid gap-1 text-12">
          {run.data.findings.map((finding) => (
            <li key={`${finding.pointer} ${finding.message}`}>
              {finding.pointer && (
                <code translate="no" className="mr-1.5 font-mono tracking-mono text-fg-1">
                  {shownPointer(finding.pointer)}
                </code>
              )}
              {finding.message}
            </li>
          ))}
        </ul>
        <p className="mt-1 text-12 text-fg-3">Nothing was made. Only the first request can be tried: the rest need its id.</p>
      </div>
    </div>
  );
}
