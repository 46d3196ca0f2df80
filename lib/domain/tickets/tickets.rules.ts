/**
 * The ticket's way along the line. `DRAFT → QA_TESTING → QA_FAILED | READY_FOR_API → TRAFFICKED_SUCCESS | FAILED`;
 * an edit brings a checked ticket back to `DRAFT`, a retry a `FAILED` one to `READY_FOR_API`. Source: seed 002, DESIGN §2.
 */
export const TICKET_STATUSES = ["DRAFT", "QA_TESTING", "QA_FAILED", "READY_FOR_API", "TRAFFICKED_SUCCESS", "FAILED"] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

export const REQUEST_TYPES = ["CREATE_CAMPAIGN", "UPDATE_CAMPAIGN", "PAUSE_CAMPAIGN", "RESUME_CAMPAIGN"] as const;
export type RequestType = (typeof REQUEST_TYPES)[number];

export const PRIORITIES = ["LOW", "NORMAL", "HIGH", "URGENT"] as const;

/** What may happen to a ticket. `check` is a QA run with its outcome, `deploy` a deployment with its. */
export const TICKET_MOVES = ["edit", "check", "retry", "succeed", "fail", "recall"] as const;
export type TicketMove = (typeof TICKET_MOVES)[number];

const LAWFUL: Record<TicketMove, readonly TicketStatus[]> = {
  edit: ["DRAFT", "QA_TESTING", "QA_FAILED", "READY_FOR_API", "FAILED"],
  check: ["DRAFT", "QA_TESTING", "QA_FAILED", "READY_FOR_API"],
  retry: ["FAILED"],
  succeed: ["READY_FOR_API"],
  fail: ["READY_FOR_API"],
  // What was checked is no longer what would be sent, or a person takes it back.
  recall: ["DRAFT", "QA_TESTING", "QA_FAILED", "READY_FOR_API", "FAILED"],
};

/** True when `move` is lawful from `status`. */
export function mayMove(status: TicketStatus, move: TicketMove): boolean {
  return LAWFUL[move].includes(status);
}

/** The moves a person may make from `status`, in words for an error or a menu. */
export function lawfulMoves(status: TicketStatus): TicketMove[] {
  return TICKET_MOVES.filter((move) => move !== "succeed" && move !== "fail" && mayMove(status, move));
}

/** Where a QA run leads. */
export function statusAfterCheck(blocks: number): TicketStatus {
  return blocks > 0 ? "QA_FAILED" : "READY_FOR_API";
}

/** Longest `qa_failure_reason`: enough for the first findings, never a platform's whole page. */
const REASON_LENGTH = 2_000;

/** One line a finding, blocks first in the order they were found. */
export function failureReason(messages: readonly string[]): string {
  const text = messages.join("\n");
  return text.length <= REASON_LENGTH ? text : `${text.slice(0, REASON_LENGTH - 1)}…`;
}
