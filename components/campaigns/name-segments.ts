import type { NameSegment } from "@/components/ui/segmented-name";
import type { CampaignDto } from "@/lib/domain/campaigns/campaigns.schema";

/**
 * A name cut at the codes it was issued with. `name` may be the campaign's or one of its tickets', which has another
 * channel. A name that does not begin with the codes is one piece.
 */
export function nameSegments(
  campaign: Pick<CampaignDto, "brandCode" | "marketCode" | "year">,
  name: string,
  separator = "_",
): NameSegment[] {
  const { brandCode, marketCode } = campaign;
  const year = String(campaign.year);
  const start = `${brandCode}${separator}${marketCode}${separator}`;
  const middle = `${separator}${year}${separator}`;
  const yearAt = name.lastIndexOf(middle);
  if (!name.startsWith(start) || yearAt < start.length) return [{ place: "name", text: name }];
  return [
    { place: "brand", text: brandCode },
    { place: "market", text: marketCode },
    { place: "channel", text: name.slice(start.length, yearAt) },
    { place: "year", text: year },
    { place: "name", text: name.slice(yearAt + middle.length) },
  ];
}
