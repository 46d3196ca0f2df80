const WORD: Readonly<Record<string, string>> = {
  campaign: "Campaign",
  ad_group: "Ad group",
  creative: "Creative",
  ad: "Ad",
  budget: "Budget",
};

/** A level as the platform's people call it: Meta's ad groups are ad sets. */
export function kindWord(kind: string, platform: string): string {
  return kind === "ad_group" && platform === "meta" ? "Ad set" : (WORD[kind] ?? kind.replaceAll("_", " "));
}
