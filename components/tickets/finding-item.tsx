"use client";

import { Button } from "@/components/ui/button";
import { formatDay } from "@/components/ui/format";
import { DiffView, jsonText } from "@/components/ui/json-view";
import { useWorkspace } from "@/lib/client/workspace";
import { hasFix } from "@/lib/domain/tickets/fixes.rules";
import type { TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";
import type { Finding, FindingSource } from "./finding";
import { mended, shownPointer } from "./finding-fix";
import { SeverityIcon } from "./severity";
import type { TicketActs } from "./use-ticket-acts";

/** Who says so, in the reader's words; where exactly it is written is in the tooltip. */
function sourceWords(source: FindingSource, platform: string): string {
  const read = source.date ? `, read ${formatDay(new Date(source.date))}` : "";
  if (source.kind === "platform") return source.ref;
  if (source.kind === "spec") return `${platform}'s rules${read}`;
  return source.kind === "setting" ? source.ref : "Signalbox rule";
}

type FindingItemProps = { finding: Finding; ticket: TicketDetailDto; acts: TicketActs; locked: string | null };

/** What is wrong, where, who says so, and where the mend is certain: the mend, seen before it is made. */
export function FindingItem({ finding, ticket, acts, locked }: FindingItemProps) {
  const { platformName } = useWorkspace();
  const after = hasFix(finding) ? mended(ticket.payloadConfig, finding) : null;
  return (
    <article className="flex gap-2.5 px-4 pt-3 pb-3.5">
      <SeverityIcon severity={finding.severity} className="mt-0.5" />
      <div className="min-w-0 grow">
        <h3 className="font-strong">{finding.message}</h3>
        <p className="mt-0.5 text-12 text-fg-3">
          <code translate="no" className="font-mono tracking-mono [overflow-wrap:anywhere] text-fg-2">
            {shownPointer(finding.pointer)}
          </code>
          <span title={`${finding.rule}. ${finding.source.ref}`}>, {sourceWords(finding.source, platformName(ticket.platform))}</span>
        </p>
        {after ? (
          <DiffView
            className="mt-2 overflow-hidden rounded-1 border border-line-2 py-px"
            before={jsonText(ticket.payloadConfig)}
            after={jsonText(after)}
            numbered={false}
            context={0}
          />
        ) : (
          finding.severity !== "info" && <OffendingValue value={finding.value} />
        )}
        {hasFix(finding) && acts.mayWrite && (
          <div className="mt-2.5 flex flex-wrap items-center gap-2">
            <Button
              size="sm"
              disabled={locked !== null || after === null}
              busy={acts.busy === "mend" && "Applying"}
              onClick={() => acts.mend([finding.id])}
            >
              Apply fix
            </Button>
            <span className="text-12 text-fg-3">
              {locked ?? (after === null ? "The payload has changed since. Check again." : "Certain: no wording changes")}
            </span>
          </div>
        )}
      </div>
    </article>
  );
}

function OffendingValue({ value }: { value: unknown }) {
  if (value === null || value === undefined || value === "") return null;
  const text = typeof value === "string" ? value : jsonText(value);
  return (
    <pre className="scroll-quiet mt-2 max-h-40 overflow-y-auto rounded-1 border border-line-2 px-2.5 py-1 font-mono text-12 leading-[18px] tracking-mono whitespace-pre-wrap [overflow-wrap:anywhere] text-fg-2">
      {text}
    </pre>
  );
}
