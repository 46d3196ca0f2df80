"use client";

import { useState } from "react";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type FormState, messagesAt, typedValue } from "@/lib/client/form-state";
import { onlyTimeZone } from "@/lib/domain/markets/markets.rules";
import type { MarketDto } from "@/lib/domain/markets/markets.schema";
import { countryOption, currencyOption, loadCountries, loadCurrencies, loadZones, zoneOption } from "./choices";
import { CodeField } from "./code-field";

export const MARKET_FIELDS = ["code", "name", "country", "region", "currency", "timezone"];

/** The fields of a market. A country with one time zone brings it along. */
export function MarketFields({ state, market }: { state: FormState<MarketDto> | null; market: MarketDto | null }) {
  const [country, setCountry] = useState<ComboboxOption | null>(market && countryOption(market.country));
  const [currency, setCurrency] = useState<ComboboxOption | null>(market && currencyOption(market.currency));
  const [zone, setZone] = useState<ComboboxOption | null>(market && zoneOption(market.timezone));
  const chooseCountry = (option: ComboboxOption | null) => {
    setCountry(option);
    const only = option && onlyTimeZone(option.value, new Date().getFullYear());
    if (only) setZone(zoneOption(only));
  };
  return (
    <>
      {market && (
        <>
          <input type="hidden" name="id" value={market.id} />
          <input type="hidden" name="version" value={market.version} />
        </>
      )}
      <div className="grid gap-[18px] md:grid-cols-2">
        <Field
          label="Name"
          required={market !== null}
          optional={market === null}
          hint="The country's, when left out"
          error={messagesAt(state, "name")}
        >
          <Input name="name" defaultValue={typedValue(state, "name", market?.name ?? "")} maxLength={200} />
        </Field>
        <CodeField
          kind="market"
          name="code"
          required
          ownerId={market?.id ?? null}
          defaultValue={typedValue(state, "code", market?.code ?? "")}
          errors={messagesAt(state, "code")}
        />
        <Field label="Country" error={messagesAt(state, "country")}>
          <Combobox
            name="country"
            value={country}
            onValueChange={chooseCountry}
            load={loadCountries}
            searchLabel="Find a country"
            empty="No country has that name"
          />
        </Field>
        <Field label="Region" optional hint="Such as EMEA" error={messagesAt(state, "region")}>
          <Input name="region" defaultValue={typedValue(state, "region", market?.region ?? "")} maxLength={100} />
        </Field>
        <Field label="Currency" hint="Budgets of new campaigns" error={messagesAt(state, "currency")}>
          <Combobox
            name="currency"
            value={currency}
            onValueChange={setCurrency}
            load={loadCurrencies}
            searchLabel="Find a currency"
            empty="No currency matches"
          />
        </Field>
        <Field label="Time zone" hint="Days of flights begin and end in it" error={messagesAt(state, "timezone")}>
          <Combobox
            name="timezone"
            value={zone}
            onValueChange={setZone}
            load={loadZones}
            searchLabel="Find a time zone"
            empty="No zone matches: try the nearest large city"
          />
        </Field>
      </div>
    </>
  );
}
