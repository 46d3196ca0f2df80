import { LONGEST_NAME, STATUSES } from "./campaign-rules";
import { wrong } from "./envelope";
import { enumOf, listOf, objectOf, type Parameters, plainText, requiredEnum, requiredText, textOf } from "./parameters";

const FORMATS = ["SINGLE_VIDEO", "SINGLE_IMAGE", "CAROUSEL_ADS", "CATALOG_CAROUSEL", "LIVE_CONTENT"];
/** Characters, East Asian ones counting two. Source: spec/creative-specs.json tiktok.in_feed.text [M]. */
const LONGEST_TEXT = 100;
const MOST_CREATIVES = 20;

export type NewAd = { name: string; status: string; fields: Record<string, unknown> };

/** Checks the creatives of /ad/create/. @throws TikTokError 40002 naming the word */
export function readNewAds(words: Parameters): NewAd[] {
  const creatives = listOf(words, "creatives");
  if (!creatives || creatives.length === 0) throw wrong("creatives", "Missing data for required field.");
  if (creatives.length > MOST_CREATIVES) throw wrong("creatives", `Length must be between 1 and ${MOST_CREATIVES}.`);
  return creatives.map((given, at) => named(`creatives.${at}.`, () => readCreative(given)));
}

function readCreative(given: unknown): NewAd {
  if (typeof given !== "object" || given === null || Array.isArray(given)) throw wrong("ad", "Not a valid object.");
  const creative = given as Parameters;
  const name = plainText(creative, "ad_name", LONGEST_NAME);
  const status = enumOf(creative, "operation_status", STATUSES) ?? "ENABLE";
  checkCreative(creative);
  const { ad_name: _n, operation_status: _s, ...fields } = creative;
  return { name, status, fields };
}

/** What holds of a creative, new or changed. */
function checkCreative(creative: Parameters): void {
  const format = enumOf(creative, "ad_format", FORMATS);
  const isPost = textOf(creative, "tiktok_item_id") !== null;
  if (format === "SINGLE_VIDEO" && !isPost) requiredText(creative, "video_id");
  // A post keeps its own caption, emoji and all.
  if (!isPost) plainText(creative, "ad_text", LONGEST_TEXT);
  checkAddress(creative, "landing_page_url");
}

/** Checks a Smart+ ad. @throws TikTokError 40002 naming the word */
export function readNewSmartPlusAd(words: Parameters): NewAd {
  const name = plainText(words, "ad_name", LONGEST_NAME);
  const status = enumOf(words, "operation_status", STATUSES) ?? "ENABLE";
  const creatives = listOf(words, "creative_list");
  if (!creatives || creatives.length === 0) throw wrong("creative_list", "Missing data for required field.");
  for (const [at, entry] of creatives.entries()) {
    const info = objectOf(entry as Parameters, "creative_info");
    named(`creative_list.${at}.creative_info.`, () => requiredEnum(info, "ad_format", FORMATS));
  }
  for (const [at, entry] of (listOf(words, "ad_text_list") ?? []).entries())
    named(`ad_text_list.${at}.`, () => plainText(entry as Parameters, "ad_text", LONGEST_TEXT));
  for (const [at, entry] of (listOf(words, "landing_page_url_list") ?? []).entries())
    named(`landing_page_url_list.${at}.`, () => checkAddress(entry as Parameters, "landing_page_url"));
  const { advertiser_id: _a, adgroup_id: _g, ad_name: _n, operation_status: _s, ...fields } = words;
  return { name, status, fields };
}

/** Checks a change of a creative that exists. */
export function readAdChange(
  creative: Parameters,
  before: Readonly<Record<string, unknown>>,
): { name: string | null; fields: Record<string, unknown> } {
  const name = textOf(creative, "ad_name") === null ? null : plainText(creative, "ad_name", LONGEST_NAME);
  const { ad_id: _i, smart_plus_ad_id: _p, ad_name: _n, operation_status: _s, ...fields } = creative;
  if (before.smart_plus !== true) checkCreative({ ...before, ...fields });
  return { name, fields };
}

function checkAddress(words: Parameters, name: string): void {
  const address = textOf(words, name);
  if (address !== null && !(URL.canParse(address) && /^https?:/.test(address))) throw wrong(name, "Not a valid URL.");
}

/** Runs a check whose complaints are about what stands under a path. */
function named<T>(path: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (error instanceof Error && "code" in error) error.message = path + error.message;
    throw error;
  }
}
