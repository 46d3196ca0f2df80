import type { Station } from "@/components/ui/station-line";
import type { CampaignDto } from "@/lib/domain/campaigns/campaigns.schema";

/** A campaign's line: Draft, Approval, Active, Completed. A pause is a stop on the way, not an end. */
export function campaignStations(campaign: Pick<CampaignDto, "status" | "approval">): Station[] {
  const { status, approval } = campaign;
  const drafted: Station = { label: "Drafted", place: "done" };
  const completed: Station = { label: "Completed", place: "ahead" };
  const approved: Station[] = approval === "APPROVED" ? [{ label: "Approved", place: "done" }] : [];
  switch (status) {
    case "DRAFT":
      return [...draftStations(approval), { label: "Active", place: "ahead" }, completed];
    case "ACTIVE":
      return [drafted, ...approved, { label: "Active", place: "now", shape: "arrow-disc" }, completed];
    case "PAUSED":
      return [drafted, ...approved, { label: "Paused", place: "now", shape: "pause-ring" }, completed];
    case "COMPLETED":
      return [drafted, ...approved, { label: "Active", place: "done" }, { label: "Completed", place: "now", shape: "double-tick" }];
  }
}

function draftStations(approval: CampaignDto["approval"]): Station[] {
  const drafted: Station = { label: "Drafted", place: "done" };
  switch (approval) {
    case "NONE":
      return [
        { label: "Draft", note: "approval not asked", place: "now", shape: "dashed-ring" },
        { label: "Approval", place: "ahead" },
      ];
    case "REQUESTED":
      return [drafted, { label: "Approval", note: "asked", place: "now", shape: "half-ring" }];
    case "APPROVED":
      return [drafted, { label: "Approved", note: "ready to start", place: "now", shape: "tick-disc" }];
    case "REJECTED":
      return [drafted, { label: "Rejected", note: "change it, then ask again", place: "now", shape: "bar-octagon" }];
  }
}
