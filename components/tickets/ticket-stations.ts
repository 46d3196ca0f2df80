import { plural } from "@/components/ui/format";
import type { Station } from "@/components/ui/station-line";
import type { TicketDetailDto } from "@/lib/domain/tickets/tickets.schema";
import { isDeploying } from "./ticket-words";

/** A ticket's stations: Drafted, QA, Approved where it is, Ready or Deploying, Trafficked; sidings take a station's place. */
export function ticketStations(ticket: TicketDetailDto, approved: boolean): Station[] {
  const drafted: Station = { label: "Drafted", place: "done" };
  const passed: Station = { label: "QA passed", place: "done" };
  const approval: Station[] = approved ? [{ label: "Approved", place: "done" }] : [];
  const ready: Station = { label: "Ready", place: "ahead" };
  const trafficked: Station = { label: "Trafficked", place: "ahead" };
  switch (ticket.status) {
    case "DRAFT":
      return [
        { label: "Draft", note: "not checked yet", place: "now", shape: "dashed-ring" },
        { label: "QA", place: "ahead" },
        ready,
        trafficked,
      ];
    case "QA_TESTING":
      return [drafted, { label: "QA testing", place: "now", shape: "half-ring" }, ready, trafficked];
    case "QA_FAILED": {
      const blocks = ticket.findings.filter((finding) => finding.severity === "block").length;
      const note = blocks === 1 ? "1 finding blocks it" : `${plural(blocks, "finding")} block it`;
      return [drafted, { label: "QA failed", note, place: "now", shape: "diamond" }, ready, trafficked];
    }
    case "READY_FOR_API":
      return isDeploying(ticket)
        ? [drafted, passed, ...approval, { label: "Deploying", place: "now", shape: "half-ring" }, trafficked]
        : [drafted, passed, ...approval, { label: "Ready", note: "the plan waits", place: "now", shape: "arrow-ring" }, trafficked];
    case "TRAFFICKED_SUCCESS":
      return [
        drafted,
        passed,
        ...approval,
        { label: "Deployed", place: "done" },
        { label: "Trafficked", place: "now", shape: "tick-disc" },
      ];
    // Parts of it may be there, and after a lost answer all of it: the deployment below says which.
    case "FAILED":
      return [
        drafted,
        passed,
        ...approval,
        { label: "Failed", note: "stopped before its end", place: "now", shape: "bar-octagon" },
        trafficked,
      ];
  }
}
