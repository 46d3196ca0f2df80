/**
 * How long a campaign's name may be on each platform. Names are ASCII here, so a character is one byte and counts one,
 * on TikTok too (where a Chinese, Japanese or Korean one would count two).
 *
 * Keys are the platform keys of the channels. `max: null` means that no limit could be confirmed, so none is enforced
 * beyond {@link MAX_NAME_LENGTH}. Confidence: H machine-readable or SDK source, M official page or two agreeing third
 * parties, NC not confirmed. Source: spec/platforms.md, read 2026-11-21.
 */
export type NameLimit = { platform: string; max: number | null; min: number; source: string; readOn: string; confidence: "H" | "M" | "NC" };

/** The longest name this product issues anywhere: the longest confirmed limit of any platform (TikTok's). */
export const MAX_NAME_LENGTH = 512;

const READ_ON = "2026-11-21";
const limit = (platform: string, max: number | null, confidence: NameLimit["confidence"], source: string, min = 1): NameLimit => ({
  platform,
  max,
  min,
  source,
  readOn: READ_ON,
  confidence,
});

export const NAME_LIMITS: readonly NameLimit[] = [
  limit("meta", null, "NC", "spec/platforms.md §1: maximum length not confirmed"),
  limit("tiktok", 512, "M", "spec/platforms.md §2: at most 512 characters, CJK counts 2"),
  limit("google_ads", null, "NC", "spec/platforms.md §3: only the budget's name has a stated limit"),
  limit("linkedin", null, "NC", "spec/platforms.md §4: 100 is stated for campaign groups, nothing for campaigns"),
  limit("twitter", 255, "H", "spec/platforms.md §5: name (<=255)"),
  limit("snapchat", 375, "M", "spec/platforms.md §6: name (<=375)"),
  limit("pinterest", null, "NC", "spec/platforms.md §7: no limit stated"),
  limit("reddit", 500, "H", "spec/platforms.md §8: name (3..500)", 3),
  limit("amazon_ads", null, "NC", "spec/platforms.md §9: no limit stated"),
  limit("microsoft_ads", 128, "M", "spec/platforms.md §10: Name (<=128)"),
  limit("youtube", null, "NC", "spec/platforms.md §3: YouTube is Google Ads"),
];

/** The limit of a platform key (`meta`, `tiktok`…), or null when the platform is not in the table. */
export function nameLimit(platform: string): NameLimit | null {
  return NAME_LIMITS.find((entry) => entry.platform === platform) ?? null;
}
