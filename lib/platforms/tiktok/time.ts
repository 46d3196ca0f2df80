const WRITTEN = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;

/**
 * An instant as TikTok writes one: `YYYY-MM-DD HH:MM:SS` in UTC (spec/platforms.md §2, H). Parts of a second are cut off.
 * @returns null when the text is no instant
 */
export function toTikTokTime(instant: string): string | null {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 19).replace("T", " ");
}

/** What TikTok wrote, as ISO 8601 in UTC; null when it is none. */
export function fromTikTokTime(text: unknown): string | null {
  if (typeof text !== "string" || !WRITTEN.test(text)) return null;
  const at = Date.parse(`${text.replace(" ", "T")}Z`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
