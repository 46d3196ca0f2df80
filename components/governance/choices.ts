import type { ComboboxOption } from "@/components/ui/combobox";
import { currencySymbol } from "@/components/ui/format";
import { countryName } from "@/lib/domain/markets/markets.rules";
import { COUNTRIES } from "@/lib/shared/countries";

/** Long lists that the browser knows by itself, as options of a combobox. */

const SHOWN = 60;

function matching(options: readonly ComboboxOption[], query: string): Promise<readonly ComboboxOption[]> {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = options.filter((option) => {
    const text = `${option.label} ${option.hint ?? ""} ${option.value}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return Promise.resolve(found.slice(0, SHOWN));
}

const CURRENCY_NAMES = new Intl.DisplayNames(["en"], { type: "currency" });

export function countryOption(code: string): ComboboxOption {
  return { value: code, label: countryName(code), hint: code };
}

export function currencyOption(code: string): ComboboxOption {
  const symbol = currencySymbol(code);
  return { value: code, label: `${code}, ${CURRENCY_NAMES.of(code) ?? code}`, ...(symbol === code ? {} : { hint: symbol }) };
}

export function zoneOption(zone: string): ComboboxOption {
  return { value: zone, label: zone.replaceAll("_", " ") };
}

/** Countries by name or code. */
export function loadCountries(query: string): Promise<readonly ComboboxOption[]> {
  const all = COUNTRIES.map(countryOption).sort((a, b) => a.label.localeCompare(b.label));
  return matching(all, query);
}

/** Currencies by code or name. */
export function loadCurrencies(query: string): Promise<readonly ComboboxOption[]> {
  return matching(Intl.supportedValuesOf("currency").map(currencyOption), query);
}

/** Time zones by any part of their name; UTC, which the list of the browser leaves out, first. */
export function loadZones(query: string): Promise<readonly ComboboxOption[]> {
  return matching(["UTC", ...Intl.supportedValuesOf("timeZone")].map(zoneOption), query);
}
