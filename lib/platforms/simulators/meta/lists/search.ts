import type { SimulatorStore } from "@/lib/platforms/simulators/store";
import { GraphError, invalidParameter } from "../errors";
import { listOf, type Parameters, textOf, unsignedOf } from "../parameters";
import { INTERESTS, type Interest } from "./interests";
import { countryName, PLACES, type Place } from "./places";

const DEFAULT_LIMIT = 25;
const PLACE_TYPES = ["country", "country_group", "region", "city", "zip", "geo_market", "electoral_district"] as const;

/** GET /search. Source: developers.facebook.com/docs/marketing-api/audiences/reference/targeting-search [M]. */
export function searchLists(parameters: Parameters): unknown {
  const type = textOf(parameters, "type");
  switch (type) {
    case "adinterest":
      return { data: limited(parameters, INTERESTS.filter(matches(asked(parameters)))).map(shownInterest) };
    case "adinterestvalid":
      return { data: validInterests(parameters) };
    case "adgeolocation":
      return { data: limited(parameters, searchedPlaces(parameters)).map(shownPlace) };
    default:
      throw invalidParameter(`type must be one of adgeolocation, adinterest, adinterestvalid (given: ${type ?? "nothing"})`);
  }
}

/** GET /me/adaccounts */
export function accountsOf(store: SimulatorStore, token: string): unknown {
  const open = store.accounts().filter(({ tokens }) => tokens === null || tokens.includes(token));
  const data = open.map(({ id, name, currency, timeZone }) => ({
    id: `act_${id}`,
    account_id: id,
    name,
    currency,
    timezone_name: timeZone,
    account_status: 1,
  }));
  return { data };
}

/** Pages that every token may speak for. */
const PAGES = [
  { id: "100500000000011", name: "Moana", category: "Movie" },
  { id: "100500000000029", name: "Signalbox Studios", category: "Media company" },
  { id: "100500000000037", name: "Northwind Outdoors", category: "Outdoor equipment shop" },
  { id: "100500000000045", name: "Harbour Toys", category: "Toy shop" },
] as const;

/** GET /me/accounts */
export function pagesOf(): unknown {
  return { data: PAGES };
}

/** GET /act_{id}/adspixels: two of every account. */
export function pixelsOf(accountId: string): unknown {
  const data = ["Website", "Shop"].map((what, index) => ({
    id: String(700_000_000_000_000n + (BigInt(accountId) % 10n ** 12n) * 10n + BigInt(index)),
    name: `${what} data set`,
  }));
  return { data };
}

function asked(parameters: Parameters): string {
  const text = textOf(parameters, "q")?.trim() ?? "";
  if (text === "") throw new GraphError({ code: 100, message: "(#100) The parameter q is required" });
  return folded(text);
}

function matches(wanted: string): (named: { name: string }) => boolean {
  return ({ name }) => folded(name).includes(wanted);
}

function searchedPlaces(parameters: Parameters): Place[] {
  const wanted = asked(parameters);
  const types = listOf(parameters, "location_types")?.map(String) ?? PLACE_TYPES;
  const country = textOf(parameters, "country_code");
  const found = PLACES.filter(
    (place) => types.includes(place.type) && (country === null || place.country === country) && matches(wanted)(place),
  );
  // What begins with the text comes first, as it does on the platform.
  return found.toSorted((a, b) => Number(!folded(a.name).startsWith(wanted)) - Number(!folded(b.name).startsWith(wanted)));
}

function validInterests(parameters: Parameters): unknown[] {
  const ids = listOf(parameters, "interest_fbid_list")?.map(String) ?? [];
  const names = listOf(parameters, "interest_list")?.map((name) => folded(String(name))) ?? [];
  const known = INTERESTS.filter(({ id, name }) => ids.includes(id) || names.includes(folded(name)));
  return known.map((interest) => ({ ...shownInterest(interest), valid: true }));
}

function shownInterest({ id, name, path, size }: Interest) {
  const topic = path[1];
  return { id, name, audience_size_lower_bound: size, audience_size_upper_bound: Math.round(size * 1.18), path, description: "", topic };
}

function shownPlace({ key, name, type, country, region }: Place) {
  const within = type === "country" ? {} : { country_code: country, country_name: countryName(country) };
  return {
    key,
    name,
    type,
    ...within,
    ...(region === null ? {} : { region }),
    ...(type === "country" ? { country_code: country } : {}),
    supports_region: type === "country",
    supports_city: type !== "city",
  };
}

function limited<T>(parameters: Parameters, found: readonly T[]): readonly T[] {
  return found.slice(0, unsignedOf(parameters, "limit") ?? DEFAULT_LIMIT);
}

/** Accents and case aside: "dusseldorf" finds Düsseldorf. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
