"use client";

import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import { Panel, Strip } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";
import type { Finding } from "./finding";
import { FindingItem } from "./finding-item";
import { SEVERITY_ORDER, Tally } from "./severity";
import { isDeploying } from "./ticket-words";
import type { TicketActs } from "./use-ticket-acts";

/** Everything the newest check had to say, heaviest first. */
export function FindingsPanel({ ticket, acts }: { ticket: TicketDetailDto; acts: TicketActs }) {
  const { check } = ticket;
  if (!check) {
    return (
      <Panel title="Findings">
        <p className="px-4 pb-4 text-fg-3">Nothing was checked yet. A check runs every rule and shows all it finds at once.</p>
      </Panel>
    );
  }
  const findings = SEVERITY_ORDER.flatMap((severity) => ticket.findings.filter((finding) => finding.severity === severity));
  const locked = isDeploying(ticket) ? "Waits until this deployment ends" : null;
  return (
    <Panel id="findings" title="Findings" actions={<Tally findings={ticket.findings} />}>
      {!check.current && (
        <Strip
          action={
            acts.mayWrite &&
            !locked && (
              <Button size="sm" busy={acts.busy === "check" && "Checking"} onClick={acts.check}>
                <RotateCw />
                Check again
              </Button>
            )
          }
        >
          Something that was checked has changed since.
        </Strip>
      )}
      <ul>
        {findings.map((finding: Finding) => (
          <li key={`${finding.rule} ${finding.pointer} ${finding.message}`} className="border-line-1 border-t">
            <FindingItem finding={finding} ticket={ticket} acts={acts} locked={locked} />
          </li>
        ))}
      </ul>
      <p className="cut-1 flex min-h-10 items-center gap-2.5 border-line-1 border-t px-4 py-2 text-fg-2">
        <Glyph shape="tick-disc" className="text-st-clear" />
        {findings.length === 0 ? "Every rule passes" : "Every other rule passes"}
        <span className="text-12 text-fg-3">
          checked <RelativeTime at={check.checkedAt} />
        </span>
      </p>
    </Panel>
  );
}
