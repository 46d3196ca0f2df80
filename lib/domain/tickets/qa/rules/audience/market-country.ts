import { valuesOf } from "@/lib/domain/tickets/qa/bounded-payload";
import { DESIGN_SOURCE, type Rule, type Said, SENDING } from "@/lib/domain/tickets/qa/rule";
import { quoted } from "@/lib/domain/tickets/qa/shown";
import { inPayload, type Subject } from "@/lib/domain/tickets/qa/subject";

export const marketCountry: Rule = {
  id: "targeting.market_country",
  version: 1,
  title: "Targeting includes the market's country",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: DESIGN_SOURCE,
  reads: ["ticket.requestType", "ticket.payload", "market", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const places = placesIn(subject);
    if (places.length === 0) yield nowhere(subject);
    for (const [, together] of Map.groupBy(places, (place) => place.set)) yield* judgedSet(subject, together);
    yield* excluded(subject);
  },
};

/** A place that targeting includes. `set` is the list of places it belongs to: an ad set's stand for themselves. */
type Place = { pointer: string; set: string; value: unknown; country: string | null; kind: "country" | "place" | "group" };

function* judgedSet({ input }: Subject, places: readonly Place[]): Generator<Said> {
  const { market } = input;
  const unknown = places.filter((place) => place.country === null);
  const reached = [...new Set(places.flatMap(({ country }) => (country === null ? [] : [country])))];
  const others = reached.filter((country) => country !== market.country);
  const pointer = inPayload((places[0]?.pointer ?? "").replace(/\/\d+$/, ""));
  // A group of countries, or a lone place that cannot be matched, may well be in the market.
  const namesCountries = places.some((place) => place.kind === "country" && place.country !== null);
  const isCertain = unknown.length === 0 || (namesCountries && unknown.every((place) => place.kind !== "group"));
  if (isCertain && !reached.includes(market.country)) {
    yield {
      pointer,
      message: `The market ${market.code} is ${market.country}, but targeting reaches only ${reached.join(", ")}. Add ${market.country}, or use the campaign of the other market.`,
      value: reached,
    };
  } else if (reached.includes(market.country) && others.length > 0) {
    yield {
      severity: "info",
      pointer,
      message: `Besides the market's ${market.country}, targeting reaches ${others.join(", ")}.`,
      value: others,
    };
  }
  for (const place of unknown) {
    yield {
      severity: "info",
      pointer: inPayload(place.pointer),
      message: `The location ${quoted(place.value)} cannot be matched to a country, so it was not compared with the market's ${market.country}.`,
      value: place.value,
    };
  }
}

/** Countries, places below them, and groups of countries, from which no code can be read. */
function placesIn(subject: Subject): Place[] {
  const places: Place[] = [];
  for (const { role, pointer, value } of subject.mentions("country", "location")) {
    if (Array.isArray(value)) continue;
    const kind = role === "country" ? "country" : "place";
    const own =
      typeof value === "object" && value !== null && Object.hasOwn(value, "country") ? (value as { country: unknown }).country : null;
    places.push({ pointer, set: setOf(pointer), value, country: code(kind === "country" ? value : own), kind });
  }
  for (const { pointer, name, value } of valuesOf(subject.payload)) {
    if (name !== "country_groups" || !Array.isArray(value) || isExcluded(pointer)) continue;
    for (const [index, group] of value.entries()) {
      const at = `${pointer}/${index}`;
      places.push({ pointer: at, set: setOf(at), value: group, country: null, kind: "group" });
    }
  }
  return places;
}

/** `/adset/targeting/geo_locations/countries/0` → `/adset/targeting/geo_locations`. */
function setOf(pointer: string): string {
  return pointer.replace(/\/\d+$/, "").replace(/\/[^/]*$/, "");
}

function nowhere({ payload, input }: Subject): Said {
  const hasTargeting = [...valuesOf(payload)].some(
    ({ name, value }) => name === "targeting" && typeof value === "object" && value !== null,
  );
  return hasTargeting
    ? {
        severity: "warn",
        pointer: "/payload_config/targeting",
        message: `Targeting names no country. Say where it is to be shown, such as ${input.market.country}.`,
      }
    : {
        severity: "info",
        pointer: "/payload_config",
        message: `No targeting is given, so it was not compared with the market's ${input.market.country}.`,
      };
}

/** A country that is shut out again is not reached, whatever else includes it. */
function* excluded({ payload, input }: Subject): Generator<Said> {
  const { country } = input.market;
  for (const { pointer, name, value } of valuesOf(payload)) {
    if (name !== "countries" || !isExcluded(pointer) || !Array.isArray(value)) continue;
    const index = value.findIndex((item) => code(item) === country);
    if (index === -1) continue;
    yield {
      pointer: inPayload(`${pointer}/${index}`),
      message: `Targeting shuts out ${country}, the market's own country. Take it out of the excluded ones.`,
      value: country,
    };
  }
}

function isExcluded(pointer: string): boolean {
  return /\/exclu[^/]*(\/|$)/.test(pointer);
}

/** How a country code is spelled is the allow-list's to judge; here `us` is the United States too. */
function code(value: unknown): string | null {
  return typeof value === "string" && /^\s*[A-Za-z]{2}\s*$/.test(value) ? value.trim().toUpperCase() : null;
}
