import "server-only";
import { type AppError, appError, type ErrorCode } from "@/lib/shared/errors";
import { type CampaignMove, type CampaignState, lawfulMoves } from "../campaigns.rules";

const APPROVAL_MOVES: readonly CampaignMove[] = ["submit", "approve", "reject"];

/** The refusal of a move, naming the lawful ones: CAMPAIGN_007 while archived, CAMPAIGN_005 for approval, else CAMPAIGN_003. */
export function unlawfulMove(state: CampaignState, move: CampaignMove): AppError {
  const lawful = lawfulMoves(state);
  const { status, approval, archived } = state;
  const place = archived ? "archived" : APPROVAL_MOVES.includes(move) ? `at approval ${approval}` : status;
  const rest = lawful.length > 0 ? `it can be asked to ${lawful.join(", ")}` : "it can make no move any more";
  const code: ErrorCode = archived ? "CAMPAIGN_007" : APPROVAL_MOVES.includes(move) ? "CAMPAIGN_005" : "CAMPAIGN_003";
  return appError(code, {
    message: `A campaign that is ${place} cannot ${move}; ${rest}`,
    details: { status, approval, archived, move, lawful },
  });
}
