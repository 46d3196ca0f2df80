import canonicalize from "canonicalize";
import { parseDecimal, plain } from "@/lib/shared/money";

/** The fields of a campaign that an approval is about. Source: DESIGN §2. */
export type ApprovedFields = {
  name: string;
  campaignName: string;
  brandId: string;
  marketId: string;
  channelId: string | null;
  /** Any spelling of a plain decimal: `1800.50` and `1800.5` are the same money. */
  budget: { toString(): string };
  currency: string;
  startTyped: string | null;
  endTyped: string | null;
  startAt: Date | null;
  endAt: Date | null;
  timeZone: string;
  audience: unknown;
  content: unknown;
  schedule: unknown;
};

/**
 * What is approved, field by field, in wire names. A date is what was typed and the instant it means, so that neither
 * can change unseen.
 */
export function approvedContent(campaign: ApprovedFields): Record<string, unknown> {
  return {
    name: campaign.name,
    campaign_name: campaign.campaignName,
    brand_id: campaign.brandId,
    market_id: campaign.marketId,
    channel_id: campaign.channelId,
    budget: exact(campaign.budget),
    currency: campaign.currency,
    start_date: [campaign.startTyped, campaign.startAt?.toISOString() ?? null],
    end_date: [campaign.endTyped, campaign.endAt?.toISOString() ?? null],
    time_zone: campaign.timeZone,
    audience: campaign.audience,
    content: campaign.content,
    schedule: campaign.schedule,
  };
}

/** The content as RFC 8785 writes it: the same bytes for the same content, whatever the order of its keys. */
export function canonicalContent(campaign: ApprovedFields): string {
  return canonical(approvedContent(campaign));
}

/** The wire names of the approved fields in which two states of a campaign differ. */
export function changedContent(before: ApprovedFields, after: ApprovedFields): string[] {
  const old = approvedContent(before);
  return Object.entries(approvedContent(after)).flatMap(([field, value]) => (canonical(value) === canonical(old[field]) ? [] : [field]));
}

function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("a campaign's content is not JSON");
  return text;
}

function exact(amount: { toString(): string }): string {
  const parsed = parseDecimal(amount.toString());
  if (!parsed) throw new Error("a campaign's budget is not a plain decimal");
  return plain(parsed);
}
