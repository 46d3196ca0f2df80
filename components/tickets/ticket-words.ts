import { formatClock, formatDay, plural } from "@/components/ui/format";
import type { Tone } from "@/components/ui/tone";
import type { TicketDto } from "@/lib/domain/tickets/tickets.schema";

const DAY_MS = 24 * 60 * 60_000;

/** "Moana launch, carousel": the campaign as it was typed and the ticket's own label. */
export function ticketTitle(ticket: Pick<TicketDto, "campaignName" | "label">): string {
  return ticket.label ? `${ticket.campaignName}, ${ticket.label}` : ticket.campaignName;
}

/** The name without its last segment, which the title already says: "KSV_DE_META_2026". */
export function codeLine(name: string, separator = "_"): string {
  const end = name.lastIndexOf(separator);
  return end > 0 ? name.slice(0, end) : name;
}

const UNDER_WAY = ["queued", "running", "waiting"];

/** True while a deployment of the ticket is under way: then nothing that QA looked at may be changed. */
export function isDeploying(ticket: Pick<TicketDto, "deployment">): boolean {
  return ticket.deployment !== null && UNDER_WAY.includes(ticket.deployment.state);
}

export type StateLine = { text: string; tone: Tone | null; mono?: boolean };

/** The one line a card says about where its ticket is. */
export function stateLine(ticket: TicketDto): StateLine | null {
  const { deployment } = ticket;
  switch (ticket.status) {
    case "DRAFT":
      return ticket.qaFailureReason ? { text: firstLine(ticket.qaFailureReason), tone: null } : null;
    case "QA_TESTING":
      return { text: "Being checked", tone: "testing" };
    case "QA_FAILED":
      return { text: reasons(ticket.qaFailureReason, "Findings block it"), tone: "caution" };
    case "READY_FOR_API":
      if (deployment?.state === "waiting") return { text: deployment.reason ?? "Waits for its next attempt", tone: "testing" };
      if (deployment?.state === "queued" || deployment?.state === "running") return { text: "Deploying", tone: "testing" };
      return { text: "The plan waits for you to deploy it", tone: null };
    case "TRAFFICKED_SUCCESS":
      return ticket.externalPlatformId ? { text: ticket.externalPlatformId, tone: null, mono: true } : null;
    case "FAILED":
      return { text: reasons(ticket.qaFailureReason ?? deployment?.reason ?? null, "The deployment failed"), tone: "danger" };
  }
}

/** A platform's words closed like a sentence, so that ours can follow. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? text;
}

function reasons(text: string | null, otherwise: string): string {
  if (!text) return otherwise;
  const lines = text.split("\n").filter(Boolean);
  return lines.length > 1 ? `${lines[0]} And ${plural(lines.length - 1, "more finding", "more findings")}.` : (lines[0] ?? otherwise);
}

export type DueLook = { text: string; urgency: "late" | "soon" | "later" };

/** "2 days late", "18:00" today, "24 Nov" later. */
export function dueLook(dueAt: string, now: Date, zone: string): DueLook {
  const due = new Date(dueAt);
  const ahead = due.getTime() - now.getTime();
  if (ahead < 0) {
    const days = Math.floor(-ahead / DAY_MS);
    return { text: days === 0 ? "Late" : `${plural(days, "day")} late`, urgency: "late" };
  }
  if (formatDay(due, zone, now) === formatDay(now, zone, now)) return { text: formatClock(due, zone), urgency: "soon" };
  return { text: formatDay(due, zone, now), urgency: "later" };
}
