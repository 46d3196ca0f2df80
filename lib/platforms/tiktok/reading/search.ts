import { z } from "zod";
import type { OutboundRequest } from "@/lib/infra/outbound/outbound";
import type { PlatformAccess, PlatformList, PlatformOption, SearchResult } from "@/lib/platforms/platform";
import { CLOSING_OBJECTIVES, MANUAL_CREATION_CLOSES, OBJECTIVES } from "@/lib/platforms/tiktok/facts";
import { tikTokAsk, tikTokGet } from "@/lib/platforms/tiktok/http";
import type { Ask } from "./pages";

/** What a list is asked with; the placement and objective whose lists are the widest. */
const USUAL = { placements: ["PLACEMENT_TIKTOK"], objective_type: "TRAFFIC" } as const;
const MOST_ON_A_PAGE = 100;

type Search = { request: (access: PlatformAccess, text: string) => OutboundRequest; options: (data: unknown) => PlatformOption[] };

/** Where each list is, and how its rows read. Paths: SDK js_sdk/src/api [H]; words of the answers: reference text [M]. */
const SEARCHES: Readonly<Record<Exclude<PlatformList, "objectives">, Search>> = {
  accounts: {
    // Every account of an app needs the app's secret; without it there is the connection's own.
    request: (access) => {
      const { app_id, app_secret: secret } = access.credentials;
      return app_id && secret
        ? tikTokGet(access, "/oauth2/advertiser/get/", { app_id, secret })
        : tikTokGet(access, "/advertiser/info/", { advertiser_ids: [access.account.id] });
    },
    options: rows(
      "list",
      z.object({
        advertiser_id: z.string(),
        advertiser_name: z.string().optional(),
        name: z.string().optional(),
        currency: z.string().optional(),
      }),
      (row) => ({
        id: row.advertiser_id,
        name: row.advertiser_name ?? row.name ?? row.advertiser_id,
        detail: row.currency ?? null,
      }),
    ),
  },
  interests: {
    request: (access) => tikTokGet(access, "/tool/interest_category/", { advertiser_id: access.account.id, placements: USUAL.placements }),
    options: rows(
      "interest_categories",
      z.object({ interest_category_id: z.string(), interest_category_name: z.string(), level: z.number().optional() }),
      (row) => ({
        id: row.interest_category_id,
        name: row.interest_category_name,
        detail: row.level === undefined ? null : `level ${row.level}`,
      }),
    ),
  },
  locations: {
    request: (access, text) =>
      text
        ? tikTokAsk(access, "/tool/targeting/search/", {
            advertiser_id: access.account.id,
            ...USUAL,
            search_type: "FUZZY_SEARCH",
            keywords: [text],
          })
        : tikTokGet(access, "/tool/region/", { advertiser_id: access.account.id, ...USUAL, level_range: "TO_COUNTRY" }),
    options: (data) => [...SEARCHED(data), ...COUNTRIES(data)],
  },
  pages: {
    request: (access, text) =>
      tikTokGet(access, "/identity/get/", {
        advertiser_id: access.account.id,
        ...(text ? { filtering: { keyword: text } } : {}),
        page: 1,
        page_size: MOST_ON_A_PAGE,
      }),
    options: rows(
      "identity_list",
      z.object({ identity_id: z.string(), display_name: z.string().catch(""), identity_type: z.string().optional() }),
      (row) => ({ id: row.identity_id, name: row.display_name || row.identity_id, detail: row.identity_type ?? null }),
    ),
  },
  pixels: {
    request: (access) => tikTokGet(access, "/pixel/list/", { advertiser_id: access.account.id, page: 1, page_size: 20 }),
    options: rows(
      "pixels",
      z.object({ pixel_id: z.string(), pixel_name: z.string().catch(""), pixel_code: z.string().optional() }),
      (row) => ({ id: row.pixel_id, name: row.pixel_name || row.pixel_id, detail: row.pixel_code ?? null }),
    ),
  },
};

const SEARCHED = rows(
  "targeting_tag_list",
  z.object({
    name: z.string(),
    geo: z.object({
      geo_id: z.string(),
      geo_type: z.string().optional(),
      description: z.string().optional(),
      region_code: z.string().optional(),
    }),
  }),
  ({ name, geo }) => ({ id: geo.geo_id, name, detail: geo.description || geo.geo_type || null, country: countryOf(geo.region_code) }),
);
const COUNTRIES = rows(
  "region_info",
  z.object({ location_id: z.string(), name: z.string(), level: z.string().optional(), region_code: z.string().optional() }),
  (row) => ({ id: row.location_id, name: row.name, detail: row.level ?? null, country: countryOf(row.region_code) }),
);

/** Entries of one of TikTok's own lists whose name or id holds every word of the text. */
export async function searchTikTok(
  query: { list: PlatformList; text: string; limit: number },
  access: PlatformAccess,
  exchange: Ask,
): Promise<SearchResult> {
  const text = query.text.trim();
  if (query.list === "objectives") {
    const options = OBJECTIVES.map((id) => ({ id, name: inWords(id), detail: closing(id) }));
    return { classified: known(), options: matching(options, text, query.limit), exchanges: [] };
  }
  const { request, options } = SEARCHES[query.list];
  const answered = await exchange(request(access, text));
  const found = answered.classified.outcome === "success" ? options((answered.json as { data?: unknown } | null)?.data) : [];
  // What TikTok searched itself it may have found by other spellings.
  const isSearched = query.list === "locations" && text !== "";
  return {
    classified: answered.classified,
    options: isSearched ? found.slice(0, query.limit) : matching(found, text, query.limit),
    exchanges: [answered],
  };
}

/** The rows under `name`, those of another shape left out. */
function rows<T>(name: string, shape: z.ZodType<T>, option: (row: T) => PlatformOption): (data: unknown) => PlatformOption[] {
  return (data) => {
    const list = typeof data === "object" && data !== null ? (data as Record<string, unknown>)[name] : null;
    if (!Array.isArray(list)) return [];
    return list.flatMap((given) => {
      const row = shape.safeParse(given);
      return row.success ? [option(row.data)] : [];
    });
  };
}

function matching(options: PlatformOption[], text: string, limit: number): PlatformOption[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = ({ id, name, detail }: PlatformOption) => {
    const all = `${id} ${name} ${detail ?? ""}`.toLowerCase();
    return wanted.every((part) => all.includes(part));
  };
  return options.filter(holds).slice(0, limit);
}

function countryOf(code: string | undefined): string | null {
  return code && /^[A-Z]{2}$/.test(code) ? code : null;
}

function inWords(id: string): string {
  const words = id.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function closing(id: string): string | null {
  return CLOSING_OBJECTIVES.some((objective) => objective === id) ? `by hand until ${MANUAL_CREATION_CLOSES}` : null;
}

function known(): SearchResult["classified"] {
  return { outcome: "success", reason: "Known", retryAfterSeconds: null, externalId: null, platformErrorCode: null, httpStatus: null };
}
