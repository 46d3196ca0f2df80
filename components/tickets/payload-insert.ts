import type { PlatformOptionDto, SearchPlatformDto } from "@/lib/domain/platform-objects/platform-objects.schema";

type Payload = Readonly<Record<string, unknown>>;
export type FoundOption = PlatformOptionDto;
type PlatformList = SearchPlatformDto["list"];

/** What can be looked up for a payload, in the words of its platform. */
export const FINDABLE: Readonly<Record<string, readonly { list: PlatformList; label: string; noun: string }[]>> = {
  meta: [
    { list: "objectives", label: "Objective", noun: "an objective" },
    { list: "interests", label: "Interest", noun: "an interest" },
    { list: "locations", label: "Location", noun: "a country, region or city" },
    { list: "pages", label: "Page", noun: "a page" },
    { list: "pixels", label: "Pixel", noun: "a pixel" },
    { list: "accounts", label: "Account", noun: "an account" },
  ],
  tiktok: [
    { list: "objectives", label: "Objective", noun: "an objective" },
    { list: "interests", label: "Interest", noun: "an interest" },
    { list: "locations", label: "Location", noun: "a place" },
    { list: "pages", label: "Identity", noun: "an identity" },
    { list: "pixels", label: "Pixel", noun: "a pixel" },
    { list: "accounts", label: "Advertiser", noun: "an advertiser" },
  ],
};

/** Meta's kinds of places, as the first word of an option's detail, and the word of `geo_locations` each belongs to. */
const META_PLACES: Readonly<Record<string, string>> = { region: "regions", city: "cities", zip: "zips" };

/**
 * The payload with a found option where its platform wants it: inside the block of its level when the payload has that
 * block, else where the flat body keeps it. What stands there already is kept; an option that is there is not repeated.
 * Null when the platform has no place for this list.
 */
export function withOption(platform: string, list: PlatformList, payload: Payload, option: FoundOption): Record<string, unknown> | null {
  if (platform === "meta") return withMetaOption(list, payload, option);
  return platform === "tiktok" ? withTikTokOption(list, payload, option) : null;
}

function withMetaOption(list: PlatformList, payload: Payload, option: FoundOption): Record<string, unknown> | null {
  const group = has(payload, "adset") ? ["adset"] : [];
  const targeting = [...group, "targeting"];
  const place = META_PLACES[option.detail?.split(",")[0]?.trim() ?? ""];
  switch (list) {
    case "accounts":
      return set(payload, ["ad_account_id"], option.id);
    case "objectives":
      return set(payload, ["objective"], option.id);
    case "interests":
      return add(payload, [...targeting, "interests"], { id: option.id, name: option.name });
    case "locations":
      return place
        ? add(payload, [...targeting, "geo_locations", place], { key: option.id, name: option.name })
        : add(payload, [...targeting, "geo_locations", "countries"], option.country ?? option.id);
    case "pages":
      return set(payload, [...(has(payload, "ad") ? ["ad"] : []), "creative", "page_id"], option.id);
    case "pixels":
      return set(payload, [...group, "promoted_object", "pixel_id"], option.id);
  }
}

function withTikTokOption(list: PlatformList, payload: Payload, option: FoundOption): Record<string, unknown> | null {
  const group = has(payload, "adgroup") ? ["adgroup"] : [];
  switch (list) {
    case "accounts":
      return set(payload, ["advertiser_id"], option.id);
    case "objectives":
      return set(payload, ["objective_type"], option.id);
    case "interests":
      return add(payload, [...group, "interest_category_ids"], option.id);
    case "locations":
      return add(payload, [...group, "location_ids"], option.id);
    case "pages": {
      const named = set(payload, [...group, "identity_id"], option.id);
      return option.detail ? set(named, [...group, "identity_type"], option.detail) : named;
    }
    case "pixels":
      return set(payload, [...group, "pixel_id"], option.id);
  }
}

function has(payload: Payload, block: string): boolean {
  return isObject(payload[block]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function at(payload: Payload, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), payload);
}

/** A copy with a value at a path; what stands in the way and is no object gives way. */
function set(payload: Payload, path: readonly string[], value: unknown): Record<string, unknown> {
  const [name, ...rest] = path;
  if (name === undefined) return { ...payload };
  const inner = payload[name];
  return { ...payload, [name]: rest.length === 0 ? value : set(isObject(inner) ? inner : {}, rest, value) };
}

/** A copy with one more entry in the list at a path, unless it holds that id already. */
function add(payload: Payload, path: readonly string[], value: unknown): Record<string, unknown> {
  const present = at(payload, path);
  const list = Array.isArray(present) ? present : [];
  return list.some((entry) => idOf(entry) === idOf(value)) ? { ...payload } : set(payload, path, [...list, value]);
}

function idOf(entry: unknown): string {
  return isObject(entry) ? String(entry.id ?? entry.key ?? "") : String(entry);
}
