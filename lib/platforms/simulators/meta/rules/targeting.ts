import { isCountry } from "@/lib/shared/countries";
import { invalidParameter } from "../errors";
import { placeOf } from "../lists/places";
import { jsonOf, type Parameters } from "../parameters";

/** The member states. Source: European Union, country profiles. */
const UNION: ReadonlySet<string> = new Set("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" "));
const GROUPS_WITH_UNION: ReadonlySet<string> = new Set(["worldwide", "europe", "eea", "emea"]);

type Value = Readonly<Record<string, unknown>>;

/** Who is to see an ad set's ads, with the ages Meta fills in. @throws GraphError when a place or an age is none */
export function readTargeting(parameters: Parameters): Value | null {
  const targeting = jsonOf(parameters, "targeting");
  if (targeting === null) return null;
  if (!isObject(targeting)) throw invalidParameter("Param targeting must be an object", { blame: ["targeting"] });
  const { geo_locations: geo } = targeting;
  const hasPlaces = isObject(geo) && Object.values(geo).some((places) => Array.isArray(places) && places.length > 0);
  const hasAudience = Array.isArray(targeting.custom_audiences) && targeting.custom_audiences.length > 0;
  if (!hasPlaces && !hasAudience) {
    throw invalidParameter("", {
      userTitle: "Your Ad Set Must Include A Location",
      userMessage: "Add a country, region, city or postal code, or a custom audience.",
      blame: ["targeting"],
    });
  }
  for (const country of isObject(geo) && Array.isArray(geo.countries) ? geo.countries : []) {
    if (typeof country !== "string" || !isCountry(country)) {
      throw invalidParameter(`Param targeting[geo_locations][countries] must be valid country codes (${String(country)})`, {
        blame: [["targeting", "geo_locations", "countries"]],
      });
    }
  }
  const { age_min: youngest = 18, age_max: oldest = 65 } = targeting;
  if (!isAge(youngest)) throw invalidParameter("Param targeting[age_min] must be between 13 and 65", { blame: [["targeting", "age_min"]] });
  if (!isAge(oldest) || oldest < youngest)
    throw invalidParameter("Param targeting[age_max] must be between age_min and 65", { blame: [["targeting", "age_max"]] });
  return { ...targeting, age_min: youngest, age_max: oldest };
}

/** Whether people in the European Union may see it. */
export function reachesTheUnion(targeting: unknown): boolean {
  const geo = isObject(targeting) ? targeting.geo_locations : null;
  if (!isObject(geo)) return false;
  const list = (name: string): unknown[] => (Array.isArray(geo[name]) ? geo[name] : []);
  const inUnion = (country: unknown) => typeof country === "string" && UNION.has(country);
  return (
    list("countries").some(inUnion) ||
    list("country_groups").some((group) => GROUPS_WITH_UNION.has(String(group))) ||
    [...list("regions"), ...list("cities"), ...list("zips")].some((place) => {
      if (!isObject(place)) return false;
      return inUnion(place.country) || inUnion(placeOf(String(place.key))?.country ?? null);
    })
  );
}

function isAge(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 13 && value <= 65;
}

function isObject(value: unknown): value is Value {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
