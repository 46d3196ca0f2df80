/**
 * The twelve ad platforms, by the keys of seed 001. Pure and isomorphic: forms, contracts and adapters read it alike.
 * `taxonomyName` is how a name spells the platform (DESIGN.md §2), `aliases` what people also type.
 */
export const PLATFORM_KEYS = [
  "google_ads",
  "meta",
  "linkedin",
  "twitter",
  "tiktok",
  "snapchat",
  "pinterest",
  "reddit",
  "amazon_ads",
  "microsoft_ads",
  "youtube",
  "other",
] as const;

export type PlatformKey = (typeof PLATFORM_KEYS)[number];

export type PlatformEntry = {
  key: PlatformKey;
  displayName: string;
  /** Upper case; the default code of a channel of this platform. */
  taxonomyName: string;
  aliases: readonly string[];
};

const entry = (key: PlatformKey, displayName: string, taxonomyName: string, ...aliases: string[]): PlatformEntry => ({
  key,
  displayName,
  taxonomyName,
  aliases,
});

export const platformCatalogue: readonly PlatformEntry[] = [
  entry("google_ads", "Google Ads", "GOOGLE", "google", "adwords", "google adwords"),
  entry("meta", "Meta", "META", "facebook", "instagram", "meta ads", "facebook ads", "meta/facebook"),
  entry("linkedin", "LinkedIn", "LINKEDIN", "linkedin ads"),
  entry("twitter", "X", "X", "x", "twitter/x", "x ads", "twitter ads"),
  entry("tiktok", "TikTok", "TIKTOK", "tik tok", "tiktok ads"),
  entry("snapchat", "Snapchat", "SNAPCHAT", "snap", "snapchat ads"),
  entry("pinterest", "Pinterest", "PINTEREST", "pinterest ads"),
  entry("reddit", "Reddit", "REDDIT", "reddit ads"),
  entry("amazon_ads", "Amazon Ads", "AMAZON", "amazon"),
  entry("microsoft_ads", "Microsoft Ads", "MICROSOFT", "microsoft", "microsoft advertising", "bing", "bing ads"),
  entry("youtube", "YouTube", "YOUTUBE", "youtube ads"),
  entry("other", "Other", "OTHER"),
];

/** The entry of a key. */
export function platformEntry(key: PlatformKey): PlatformEntry {
  const found = platformCatalogue.find((platform) => platform.key === key);
  if (!found) throw new Error(`Unknown platform ${key}`);
  return found;
}

/** Finds a platform by what a person or a seed calls it: key, display name, taxonomy name or alias, in any case. */
export function findPlatform(name: string): PlatformEntry | null {
  const wanted = name.trim().toLowerCase().replace(/\s+/g, " ");
  return (
    platformCatalogue.find((platform) =>
      [platform.key, platform.displayName.toLowerCase(), platform.taxonomyName.toLowerCase(), ...platform.aliases].includes(wanted),
    ) ?? null
  );
}
