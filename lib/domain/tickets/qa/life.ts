import type { QaCampaign, QaInput } from "./qa.types";

/** Why a campaign can carry nothing new, or null while it can. */
export function isGone(campaign: QaCampaign): "deleted" | "archived" | "completed" | null {
  if (campaign.deleted) return "deleted";
  if (campaign.archived) return "archived";
  return campaign.status === "COMPLETED" ? "completed" : null;
}

/** True once the campaign's flight has ended. A flight is half-open: at its end it is over. */
export function isFlightOver({ campaign, now }: QaInput): boolean {
  return campaign.endAt !== null && Date.parse(campaign.endAt) <= Date.parse(now);
}
