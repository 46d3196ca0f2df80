"use client";

import { useState } from "react";
import { Checkbox, RadioTiles, Switch } from "@/components/ui/choice";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input, ReadOnly, Textarea } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { CodePlate } from "@/components/ui/segmented-name";
import { Select } from "@/components/ui/select";
import { Section } from "./section";

const MARKETS: readonly ComboboxOption[] = [
  { value: "us", label: "United States", mark: <CodePlate place="market">US</CodePlate>, hint: "USD" },
  { value: "ca", label: "Canada", mark: <CodePlate place="market">CA</CodePlate>, hint: "CAD" },
  { value: "no", label: "Norway", mark: <CodePlate place="market">NO</CodePlate>, hint: "NOK" },
];

function search(query: string): Promise<readonly ComboboxOption[]> {
  return Promise.resolve(MARKETS.filter((market) => market.label.toLowerCase().includes(query.toLowerCase())));
}

export function StyleguideForms() {
  const [market, setMarket] = useState<ComboboxOption | null>(null);
  return (
    <Section title="Fields">
      <div className="grid grid-cols-2 gap-3.5 max-md:grid-cols-1">
        <Field label="Campaign name" hint="People see it as you type it" required>
          <Input defaultValue="Moana Launch" />
        </Field>
        <Field label="Market">
          <Combobox value={market} onValueChange={setMarket} load={search} clearable searchLabel="Find a market" />
        </Field>
        <Field label="Daily budget" error="TikTok takes $ 50.00 or more">
          <MoneyInput currency="USD" defaultValue="35" />
        </Field>
        <Field label="Name" hint="Fixed once created">
          <ReadOnly value="DIS_US_META_2026" mono />
        </Field>
        <Field label="Objective" optional>
          <Select
            options={[
              { value: "sales", label: "Sales" },
              { value: "traffic", label: "Traffic" },
            ]}
          />
        </Field>
        <Field label="Comment">
          <Textarea placeholder="Why" />
        </Field>
        <Field label="Type" className="col-span-full">
          <RadioTiles
            defaultValue="display"
            options={["Display", "Video", "Audio", "Email"].map((label) => ({ label, value: label.toLowerCase() }))}
          />
        </Field>
        <Checkbox label="Selected" defaultChecked hint="With a hint below it" />
        <Switch label="Family friendly" defaultChecked />
        <Checkbox label="Not" />
        <Switch label="Off" />
      </div>
    </Section>
  );
}
