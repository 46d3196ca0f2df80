import { z } from "zod";
import type { PlatformAccess, PlatformList, PlatformOption, SearchResult } from "@/lib/platforms/platform";
import { OBJECTIVES } from "../facts";
import { metaGet } from "../http";
import { accountPath } from "../plan/request";
import { type Ask, recorded, unreadable } from "./recorder";

/** What each objective is called in Ads Manager. Source: facts.ts, objectives. */
const OBJECTIVE_NAMES: Readonly<Record<(typeof OBJECTIVES)[number], string>> = {
  OUTCOME_APP_PROMOTION: "App promotion",
  OUTCOME_AWARENESS: "Awareness",
  OUTCOME_ENGAGEMENT: "Engagement",
  OUTCOME_LEADS: "Leads",
  OUTCOME_SALES: "Sales",
  OUTCOME_TRAFFIC: "Traffic",
};

const row = z.looseObject({ name: z.string().catch("") });
type Row = z.infer<typeof row>;
const rows = z.object({ data: z.array(row) });

/** How one of the platform's lists is asked and read. `searches`: the platform filters, else all is read and filtered here. */
type Lookup = {
  path: (access: PlatformAccess) => string;
  query: (text: string, limit: number) => Record<string, string>;
  option: (row: Row) => PlatformOption | null;
  searches: boolean;
};

/** Sources: facts.ts, targetingSearch and edges (/me/adaccounts, /me/accounts, /act_x/adspixels). */
const LOOKUPS: Readonly<Record<Exclude<PlatformList, "objectives">, Lookup>> = {
  accounts: {
    path: () => "/me/adaccounts",
    query: () => ({ fields: "account_id,name,currency,timezone_name", limit: "200" }),
    option: (found) => toOption(found.account_id, found.name, textOf(found.currency)),
    searches: false,
  },
  interests: {
    path: () => "/search",
    query: (text, limit): Record<string, string> =>
      isId(text)
        ? { type: "adinterestvalid", interest_fbid_list: JSON.stringify([text]) }
        : { type: "adinterest", q: text, limit: String(limit) },
    option: (found) => toOption(found.id, found.name, pathOf(found.path)),
    searches: true,
  },
  locations: {
    path: () => "/search",
    query: (text, limit) => ({
      type: "adgeolocation",
      location_types: '["country","region","city","zip"]',
      q: text,
      limit: String(limit),
    }),
    option: (found) => {
      const country = textOf(found.country_code) ?? (found.type === "country" ? textOf(found.key) : null);
      const within = [textOf(found.type), textOf(found.region), textOf(found.country_name)].filter((part) => part && part !== found.name);
      const option = toOption(found.key, found.name, within.join(", ") || null);
      return option && { ...option, country };
    },
    searches: true,
  },
  pages: {
    path: () => "/me/accounts",
    query: () => ({ fields: "id,name,category", limit: "200" }),
    option: (found) => toOption(found.id, found.name, textOf(found.category)),
    searches: false,
  },
  pixels: {
    path: (access) => `${accountPath(access.account.id)}/adspixels`,
    query: () => ({ fields: "id,name", limit: "200" }),
    option: (found) => toOption(found.id, found.name, null),
    searches: false,
  },
};

/**
 * Searches one of Meta's own lists. An interest is found by its id too. Interests and locations are endless and are
 * found only by a text; every other list is shown whole without one.
 */
export async function searchMeta(
  query: { list: PlatformList; text: string; limit: number },
  access: PlatformAccess,
  exchange: Ask,
): Promise<SearchResult> {
  const text = query.text.trim();
  const { ask, exchanges } = recorded(exchange);
  if (query.list === "objectives") {
    const all = OBJECTIVES.map((id) => ({ id, name: OBJECTIVE_NAMES[id], detail: null }));
    return { classified: known("The objectives are known"), options: matching(all, text).slice(0, query.limit), exchanges };
  }
  const lookup = LOOKUPS[query.list];
  if (lookup.searches && text === "") return { classified: known("Nothing was asked"), options: [], exchanges };
  const answered = await ask(metaGet(access, lookup.path(access), lookup.query(text, query.limit)));
  if (answered.classified.outcome !== "success") return { classified: answered.classified, options: [], exchanges };
  const parsed = rows.safeParse(answered.json);
  if (!parsed.success) return { classified: unreadable(answered.classified), options: [], exchanges };
  const options = parsed.data.data.flatMap((found) => lookup.option(found) ?? []);
  return {
    classified: answered.classified,
    options: (lookup.searches ? options : matching(options, text)).slice(0, query.limit),
    exchanges,
  };
}

function known(reason: string): SearchResult["classified"] {
  return { outcome: "success", reason, retryAfterSeconds: null, externalId: null, platformErrorCode: null, httpStatus: null };
}

function matching(options: PlatformOption[], text: string): PlatformOption[] {
  const wanted = text.toLowerCase();
  return options.filter(({ id, name }) => name.toLowerCase().includes(wanted) || id.toLowerCase().includes(wanted));
}

function toOption(id: unknown, name: string, detail: string | null): PlatformOption | null {
  const text = typeof id === "number" ? String(id) : textOf(id);
  return text === null ? null : { id: text, name: name || text, detail };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** "Interests › Sports and outdoors › Sports". */
function pathOf(value: unknown): string | null {
  return Array.isArray(value) ? value.filter((part) => typeof part === "string").join(" › ") || null : null;
}

function isId(text: string): boolean {
  return /^\d{5,25}$/.test(text);
}
