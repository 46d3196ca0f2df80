import { COUNTRIES, isCountry } from "@/lib/shared/countries";

const ENGLISH = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

/** The country's name as a person reads it: `DE` → `Germany`. */
export function countryName(country: string): string {
  return ENGLISH.of(country) ?? country;
}

/** The ISO 3166-1 code of what was typed: a code in any case, or the English name (seed 002 sends names). Null: neither. */
export function countryOf(typed: string): string | null {
  const text = typed.trim();
  if (isCountry(text.toUpperCase())) return text.toUpperCase();
  const wanted = text.toLowerCase();
  return COUNTRIES.find((code) => countryName(code).toLowerCase() === wanted) ?? null;
}

/**
 * The zone of a country whose clocks all show the same time, else null: nobody can guess one for the United States.
 * Clocks are compared in the middle of winter and of summer of `year`.
 */
export function onlyTimeZone(country: string, year: number): string | null {
  const zones = zonesOf(country);
  const clocks = new Set(zones.map((zone) => [0, 6].map((month) => clock(zone, new Date(Date.UTC(year, month, 15, 12)))).join()));
  return clocks.size === 1 ? (zones[0] ?? null) : null;
}

function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined };
  return locale.getTimeZones?.() ?? [];
}

function clock(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short", timeStyle: "short" }).format(at);
}
