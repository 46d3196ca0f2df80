/** Fields of a campaign, by their wire names, as people call them. */
const WORDS: Record<string, string> = {
  name: "name",
  campaign_name: "campaign name",
  brand_id: "brand",
  market_id: "market",
  channel_id: "channel",
  budget: "budget",
  currency: "currency",
  target_percentage: "target share",
  start_date: "start",
  end_date: "end",
  start_at: "start",
  end_at: "end",
  time_zone: "time zone",
  approval_hash: "approved content",
  author_ids: "authors",
};

/** "end_date" → "end", "special_field" → "special field". */
export function fieldWord(field: string): string {
  return WORDS[field] ?? field.replaceAll("_", " ");
}

/** "budget, start and end", each once. */
export function fieldList(fields: readonly string[]): string {
  const words = [...new Set(fields.map(fieldWord))];
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
