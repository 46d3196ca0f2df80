import "server-only";
import { sameFields } from "@/lib/domain/changes/same-fields";
import type { Campaign } from "@/lib/infra/db/generated/client";
import { appError, type Violation } from "@/lib/shared/errors";
import { canonicalContent } from "../approved-content.rules";
import type { updateCampaignInput } from "../campaigns.schema";
import { requireBudgetInCurrency } from "./budget";
import { editedFlight, flightViolations } from "./flight";

export type Changes = ReturnType<typeof updateCampaignInput.parse>;

const NAMING_FIELDS = ["name", "campaignName", "brandId", "marketId", "channelId", "year"] as const;

/**
 * The name and the tuple behind it never change: names already stand on platforms and in reports.
 *
 * @throws CAMPAIGN_004 (409) with every such field, and the way out
 */
export function refuseRenaming(before: Campaign, changes: Changes): void {
  const violations: Violation[] = NAMING_FIELDS.flatMap((field) => {
    const wanted = field === "campaignName" ? changes.campaignName?.trim() : changes[field];
    if (wanted === undefined || wanted === before[field]) return [];
    return [{ pointer: `/${field}`, rule: "immutable", message: "Duplicate the campaign with another value instead" }];
  });
  if (violations.length === 0) return;
  throw appError("CAMPAIGN_004", {
    message: "A campaign's name and what it is made of cannot be changed; duplicate the campaign instead",
    violations,
    details: { campaignId: before.id, duplicate: `POST /api/v1/campaigns/${before.id}/duplicate` },
  });
}

/** A campaign's row as an edit would leave it, before it is written. */
export type EditedCampaign = Omit<Campaign, "budget" | "targetPercentage"> & {
  budget: Campaign["budget"] | string;
  targetPercentage: Campaign["targetPercentage"] | string;
};

/**
 * The columns that an edit gives another value; none when it says what is there already.
 *
 * @throws DATE_001 when the flight would end before it starts, VALIDATION_001 for a budget finer than its currency
 */
export function editedColumns(before: Campaign, changes: Changes): Partial<EditedCampaign> {
  const wanted: Partial<EditedCampaign> = {};
  for (const field of ["type", "budget", "currency", "targetPercentage", "tags", "audience", "content", "schedule", "metadata"] as const) {
    if (changes[field] !== undefined) Object.assign(wanted, { [field]: changes[field] });
  }
  for (const field of ["description", "objective"] as const) {
    if (changes[field] !== undefined) wanted[field] = changes[field] || null;
  }
  if (changes.startDate !== undefined || changes.endDate !== undefined) {
    const flight = editedFlight(before, changes);
    const violations = flightViolations(flight);
    if (violations.length > 0) throw appError("DATE_001", { violations });
    Object.assign(wanted, flight);
  }
  const edits: Partial<EditedCampaign> = Object.fromEntries(Object.entries(wanted).filter(([field, value]) => !same(before, field, value)));
  if (edits.budget !== undefined || edits.currency !== undefined) {
    requireBudgetInCurrency((edits.budget ?? before.budget).toString(), edits.currency ?? before.currency);
  }
  return edits;
}

function same(before: Campaign, field: string, value: unknown): boolean {
  if (field === "audience" || field === "content" || field === "schedule" || field === "metadata") {
    const old = { ...before, content: before[field] };
    return canonicalContent(old) === canonicalContent({ ...old, content: value });
  }
  if (field === "budget") return before.budget.equals(value as string);
  if (field === "targetPercentage")
    return value === null ? before.targetPercentage === null : before.targetPercentage?.equals(value as string) === true;
  return sameFields(before, { [field]: value });
}
