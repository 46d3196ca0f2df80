/**
 * A campaign's two lines. Status: DRAFT → ACTIVE | PAUSED, ACTIVE ⇄ PAUSED, ACTIVE | PAUSED → COMPLETED. Approval, apart
 * from it: NONE → REQUESTED → APPROVED | REJECTED, and back to NONE by an edit. Archived is apart from both.
 * Source: DESIGN §2.
 */
export const CAMPAIGN_STATUSES = ["DRAFT", "ACTIVE", "PAUSED", "COMPLETED"] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

export const CAMPAIGN_APPROVALS = ["NONE", "REQUESTED", "APPROVED", "REJECTED"] as const;
export type CampaignApproval = (typeof CAMPAIGN_APPROVALS)[number];

/** Source: seed 004 (email, push, sms, multi), seed 000 (image and audio advertisements). */
export const CAMPAIGN_TYPES = ["email", "push", "sms", "multi", "display", "audio", "video"] as const;
export type CampaignType = (typeof CAMPAIGN_TYPES)[number];

/** What can be asked of a campaign by name. `stop` is seed 004's: paused before the flight's end, completed after it. */
export const CAMPAIGN_MOVES = [
  "submit",
  "approve",
  "reject",
  "start",
  "pause",
  "resume",
  "stop",
  "complete",
  "archive",
  "restore",
] as const;
export type CampaignMove = (typeof CAMPAIGN_MOVES)[number];

/** Where a campaign is. `over`: its flight has an end and that has passed. */
export type CampaignState = { status: CampaignStatus; approval: CampaignApproval; archived: boolean; deleted: boolean; over: boolean };

const NEXT_STATUSES: Record<CampaignStatus, readonly CampaignStatus[]> = {
  DRAFT: ["ACTIVE", "PAUSED"],
  ACTIVE: ["PAUSED", "COMPLETED"],
  PAUSED: ["ACTIVE", "COMPLETED"],
  COMPLETED: [],
};

/** The statuses a campaign may be given next. */
export function nextStatuses(from: CampaignStatus): readonly CampaignStatus[] {
  return NEXT_STATUSES[from];
}

/** Whether `status` may be written over `from`, by a named move or by an update alike. */
export function mayBecome(from: CampaignStatus, to: CampaignStatus): boolean {
  return NEXT_STATUSES[from].includes(to);
}

/** Where a move leads, or null when it is not lawful from here. */
export function stateAfter(state: CampaignState, move: CampaignMove): CampaignState | null {
  if (move === "restore") return state.deleted || state.archived ? restored(state) : null;
  if (state.deleted || state.archived) return null;
  switch (move) {
    case "submit":
      return state.approval === "NONE" || state.approval === "REJECTED" ? { ...state, approval: "REQUESTED" } : null;
    case "approve":
      return state.approval === "REQUESTED" ? { ...state, approval: "APPROVED" } : null;
    case "reject":
      return state.approval === "REQUESTED" ? { ...state, approval: "REJECTED" } : null;
    // What runs is paused or completed first: an archived campaign is out of sight.
    case "archive":
      return state.status === "ACTIVE" ? null : { ...state, archived: true };
    default:
      return withStatus(state, statusAfter(state, move));
  }
}

/** The moves that are lawful from here: what a refusal names and the screens offer. */
export function lawfulMoves(state: CampaignState): CampaignMove[] {
  return CAMPAIGN_MOVES.filter((move) => stateAfter(state, move) !== null);
}

/** What an edit of approved content leaves of the approval: a request or an approval falls, a refusal stands. */
export function approvalAfterEdit(approval: CampaignApproval): CampaignApproval {
  return approval === "REQUESTED" || approval === "APPROVED" ? "NONE" : approval;
}

/** Which event tells of a status that was reached, whether by a named move or by an update. */
export function statusEvent(from: CampaignStatus, to: CampaignStatus): "started" | "resumed" | "paused" | "completed" {
  if (to === "COMPLETED") return "completed";
  if (to === "PAUSED") return "paused";
  return from === "PAUSED" ? "resumed" : "started";
}

function statusAfter(state: CampaignState, move: "start" | "pause" | "resume" | "stop" | "complete"): CampaignStatus | null {
  switch (move) {
    case "start":
      return "ACTIVE";
    case "resume":
      return state.status === "PAUSED" ? "ACTIVE" : null;
    case "pause":
      return "PAUSED";
    case "complete":
      return "COMPLETED";
    case "stop":
      if (state.status === "DRAFT") return null;
      return state.over ? "COMPLETED" : "PAUSED";
  }
}

function withStatus(state: CampaignState, status: CampaignStatus | null): CampaignState | null {
  return status !== null && mayBecome(state.status, status) ? { ...state, status } : null;
}

/** A deleted campaign comes back as it was, archived or not; one that is only archived comes back into sight. */
function restored(state: CampaignState): CampaignState {
  return state.deleted ? { ...state, deleted: false } : { ...state, archived: false };
}
