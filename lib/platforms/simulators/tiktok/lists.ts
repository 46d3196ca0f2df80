import type { SimAccount } from "@/lib/platforms/simulators/simulator";
import type { SimulatorStore } from "@/lib/platforms/simulators/store";
import { listOf, objectOf, type Parameters, requiredEnum, textOf } from "./parameters";

/** Places: TikTok's location ids of countries and regions are those of GeoNames. */
const PLACES: readonly [id: string, name: string, level: string, country: string, parent: string][] = [
  ["6252001", "United States", "COUNTRY", "US", "0"],
  ["6251999", "Canada", "COUNTRY", "CA", "0"],
  ["2635167", "United Kingdom", "COUNTRY", "GB", "0"],
  ["2921044", "Germany", "COUNTRY", "DE", "0"],
  ["3017382", "France", "COUNTRY", "FR", "0"],
  ["2661886", "Sweden", "COUNTRY", "SE", "0"],
  ["1861060", "Japan", "COUNTRY", "JP", "0"],
  ["3469034", "Brazil", "COUNTRY", "BR", "0"],
  ["2077456", "Australia", "COUNTRY", "AU", "0"],
  ["2510769", "Spain", "COUNTRY", "ES", "0"],
  ["3175395", "Italy", "COUNTRY", "IT", "0"],
  ["2750405", "Netherlands", "COUNTRY", "NL", "0"],
  ["798544", "Poland", "COUNTRY", "PL", "0"],
  ["3144096", "Norway", "COUNTRY", "NO", "0"],
  ["3996063", "Mexico", "COUNTRY", "MX", "0"],
  ["5332921", "California", "PROVINCE", "US", "6252001"],
  ["5128638", "New York", "PROVINCE", "US", "6252001"],
  ["4736286", "Texas", "PROVINCE", "US", "6252001"],
  ["6093943", "Ontario", "PROVINCE", "CA", "6251999"],
  ["6269131", "England", "PROVINCE", "GB", "2635167"],
  ["2951839", "Bavaria", "PROVINCE", "DE", "2921044"],
  ["5368361", "Los Angeles", "CITY", "US", "5332921"],
  ["2643743", "London", "CITY", "GB", "6269131"],
];

/** Interests as a tree of two levels; the ids are the simulator's own. */
const INTERESTS: readonly [id: string, name: string, children: readonly [string, string][]][] = [
  [
    "10",
    "Travel",
    [
      ["10100", "Cruises"],
      ["10101", "Hotels and accommodation"],
      ["10102", "Family travel"],
    ],
  ],
  [
    "11",
    "Apparel and accessories",
    [
      ["11100", "Outdoor clothing"],
      ["11101", "Shoes"],
      ["11102", "Sportswear"],
    ],
  ],
  [
    "12",
    "Food and beverage",
    [
      ["12100", "Beer"],
      ["12101", "Alcohol-free drinks"],
      ["12102", "Cooking"],
    ],
  ],
  [
    "13",
    "Games",
    [
      ["13100", "Casual games"],
      ["13101", "Gambling and casino games"],
    ],
  ],
  [
    "14",
    "Sports and outdoors",
    [
      ["14100", "Hiking"],
      ["14101", "Running"],
      ["14102", "Winter sports"],
    ],
  ],
  [
    "15",
    "Family and parenting",
    [
      ["15100", "Toys"],
      ["15101", "Early education"],
    ],
  ],
];

/** `/tool/region/` */
export function regions(words: Parameters): unknown {
  const range = textOf(words, "level_range") ?? "ALL";
  const depth = { TO_COUNTRY: ["COUNTRY"], TO_PROVINCE: ["COUNTRY", "PROVINCE"] }[range] ?? ["COUNTRY", "PROVINCE", "CITY", "DISTRICT"];
  const listed = PLACES.filter(([, , level]) => depth.includes(level));
  return {
    region_list: [...new Set(listed.map(([, , , country]) => country))],
    region_info: listed.map(([id, name, level, country, parent]) => ({
      location_id: id,
      name,
      level,
      region_code: country,
      country_code: country,
      parent_id: parent,
      area_type: "ADMIN",
      next_level_ids: PLACES.filter(([, , , , above]) => above === id).map(([next]) => next),
      support_below_18: true,
    })),
  };
}

/** `/tool/targeting/search/` */
export function searchPlaces(words: Parameters): unknown {
  requiredEnum(words, "search_type", ["FUZZY_SEARCH", "BATCH_REGION_SEARCH", "BATCH_ZIPCODE_SEARCH"]);
  const keywords = (listOf(words, "keywords") ?? []).map((keyword) => String(keyword).toLowerCase());
  const found = PLACES.filter(([, name]) => keywords.some((keyword) => name.toLowerCase().includes(keyword))).slice(0, 100);
  return {
    targeting_tag_list: found.map(([id, name, level, country, parent]) => ({
      name,
      targeting_type: "GEO",
      geo: { geo_id: id, geo_type: level, parent_id: parent, region_code: country, description: level === "COUNTRY" ? "" : country },
      status_info: { status: "ONLINE" },
    })),
  };
}

/** `/tool/interest_category/` */
export function interests(): unknown {
  return {
    interest_categories: INTERESTS.flatMap(([id, name, children]) => [
      {
        interest_category_id: id,
        interest_category_name: name,
        level: 1,
        sub_category_ids: children.map(([child]) => child),
        placements: [],
      },
      ...children.map(([child, called]) => ({
        interest_category_id: child,
        interest_category_name: called,
        level: 2,
        sub_category_ids: [],
        placements: [],
      })),
    ]),
  };
}

/** `/tool/language/` */
export function languages(): unknown {
  const names: Record<string, string> = { de: "German", en: "English", es: "Spanish", fr: "French", ja: "Japanese", sv: "Swedish" };
  return { languages: Object.entries(names).map(([code, name]) => ({ code, name })) };
}

/** `/identity/get/` */
export function identities(words: Parameters, account: SimAccount): unknown {
  const keyword = (textOf(objectOf(words, "filtering"), "keyword") ?? "").toLowerCase();
  const all = [
    { identity_id: "7000000000000000009", identity_type: "CUSTOMIZED_USER", display_name: account.name },
    { identity_id: "7000000000000000010", identity_type: "TT_USER", display_name: `${account.name} creator` },
  ].filter(({ display_name: name }) => name.toLowerCase().includes(keyword));
  return { identity_list: all, page_info: { page: 1, page_size: 10, total_number: all.length, total_page: 1 } };
}

/** `/pixel/list/` */
export function pixels(account: SimAccount): unknown {
  const pixel = { pixel_id: "7000000000000000021", pixel_code: "C0SIMULATED0PIXEL", pixel_name: `${account.name} website` };
  return { pixels: [pixel], page_info: { page: 1, page_size: 20, total_number: 1, total_page: 1 } };
}

/** `/advertiser/info/` and `/oauth2/advertiser/get/`: the accounts that a token may see. */
export function advertisers(store: SimulatorStore, token: string, ids: readonly string[] | null): unknown {
  const seen = store
    .accounts()
    .filter(({ id, tokens }) => (tokens === null || tokens.includes(token)) && (ids === null || ids.includes(id)));
  return {
    list: seen.map(({ id, name, currency, timeZone }) => ({
      advertiser_id: id,
      advertiser_name: name,
      name,
      currency,
      timezone: timeZone,
      display_timezone: timeZone,
      status: "STATUS_ENABLE",
      role: "ROLE_ADVERTISER",
    })),
  };
}
