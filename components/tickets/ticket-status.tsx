import { State } from "@/components/ui/badge";
import type { GlyphShape } from "@/components/ui/glyph";
import type { Tone } from "@/components/ui/tone";
import type { RequestType, TicketStatus } from "@/lib/domain/tickets/tickets.rules";

export type StatusLook = { status: TicketStatus; tone: Tone; shape: GlyphShape; word: string };

/** The columns of the board, in the order of the line. */
export const STATUS_LOOKS: readonly StatusLook[] = [
  { status: "DRAFT", tone: "draft", shape: "dashed-ring", word: "Draft" },
  { status: "QA_TESTING", tone: "testing", shape: "half-ring", word: "QA testing" },
  { status: "QA_FAILED", tone: "caution", shape: "diamond", word: "QA failed" },
  { status: "READY_FOR_API", tone: "ready", shape: "arrow-ring", word: "Ready" },
  { status: "TRAFFICKED_SUCCESS", tone: "clear", shape: "tick-disc", word: "Trafficked" },
  { status: "FAILED", tone: "danger", shape: "bar-octagon", word: "Failed" },
];

const BY_STATUS = Object.fromEntries(STATUS_LOOKS.map((look) => [look.status, look])) as Record<TicketStatus, StatusLook>;

export function statusLook(status: TicketStatus): StatusLook {
  return BY_STATUS[status];
}

/** Glyph and word. */
export function TicketState({ status, className }: { status: TicketStatus; className?: string }) {
  const { tone, shape, word } = statusLook(status);
  return (
    <State tone={tone} shape={shape} {...(className ? { className } : {})}>
      {word}
    </State>
  );
}

export const REQUEST_WORD: Record<RequestType, string> = {
  CREATE_CAMPAIGN: "Create campaign",
  UPDATE_CAMPAIGN: "Update campaign",
  PAUSE_CAMPAIGN: "Pause campaign",
  RESUME_CAMPAIGN: "Resume campaign",
};

/** The first word of the request, for a card. Creating is the rule and goes without saying. */
export const REQUEST_SHORT: Record<RequestType, string | null> = {
  CREATE_CAMPAIGN: null,
  UPDATE_CAMPAIGN: "Update",
  PAUSE_CAMPAIGN: "Pause",
  RESUME_CAMPAIGN: "Resume",
};

export const PRIORITY_WORD = { LOW: "Low", NORMAL: "Normal", HIGH: "High", URGENT: "Urgent" } as const;
