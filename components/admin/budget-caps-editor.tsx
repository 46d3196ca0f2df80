"use client";

import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { currencyOption, loadCurrencies } from "@/components/governance/choices";
import { Button, IconButton } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormProblems } from "@/components/ui/form-problems";
import { formatMoney } from "@/components/ui/format";
import { MoneyInput } from "@/components/ui/money-input";
import type { SettingDto } from "@/lib/domain/settings/settings.schema";
import { SettingPanel } from "./setting-panel";
import { useSettingSaver } from "./use-setting-saver";

/** Per currency: exact decimal strings in its units, or null where nothing is capped. */
type Caps = Record<string, { daily: string | null; lifetime: string | null }>;
type Draft = { currency: string; daily: string; lifetime: string };

const KINDS = [
  { kind: "daily", word: "A day" },
  { kind: "lifetime", word: "In all" },
] as const;

function draftOf(caps: Caps): Draft[] {
  return Object.entries(caps).map(([currency, cap]) => ({ currency, daily: cap.daily ?? "", lifetime: cap.lifetime ?? "" }));
}

function capsOf(drafts: readonly Draft[]): Caps {
  return Object.fromEntries(
    drafts.map(({ currency, daily, lifetime }) => [currency, { daily: daily || null, lifetime: lifetime || null }]),
  );
}

function said(caps: Caps): string {
  const parts = Object.entries(caps).map(([currency, { daily, lifetime }]) =>
    [daily && `${formatMoney(daily, currency)} a day`, lifetime && `${formatMoney(lifetime, currency)} in all`].filter(Boolean).join(", "),
  );
  return parts.join("; ") || "no cap";
}

/** The highest budgets of a ticket, a row per currency; nothing holds until it is saved. */
export function BudgetCapsEditor({ setting }: { setting: SettingDto }) {
  const saver = useSettingSaver(setting);
  const stored = setting.value as Caps;
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => draftOf(stored));
  const changed = JSON.stringify(capsOf(drafts)) !== JSON.stringify(capsOf(draftOf(stored)));
  const change = (currency: string, changes: Partial<Draft>) =>
    setDrafts(drafts.map((draft) => (draft.currency === currency ? { ...draft, ...changes } : draft)));
  const messagesAt = (currency: string, kind: string) =>
    saver.violations.filter(({ pointer }) => pointer === `/value/${currency}/${kind}`).map(({ message }) => message);
  const placed = new Set(drafts.flatMap(({ currency }) => KINDS.map(({ kind }) => `/value/${currency}/${kind}`)));
  const elsewhere =
    saver.violations.length > 0
      ? saver.violations.filter(({ pointer }) => !placed.has(pointer)).map(({ message }) => message)
      : saver.problems;

  return (
    <SettingPanel setting={setting} saver={saver} fallback={said(setting.default as Caps)}>
      <ul className="grid gap-3 empty:hidden" aria-label={setting.title}>
        {drafts.map((draft) => (
          <li
            key={draft.currency}
            className="grid grid-cols-[3.5rem_minmax(0,14rem)_minmax(0,14rem)_auto] items-start gap-3 max-md:grid-cols-[minmax(0,1fr)_auto] max-md:border-line-1 max-md:border-t max-md:pt-3"
          >
            <span className="flex h-field items-center font-strong md:mt-[26px]">{draft.currency}</span>
            <IconButton
              label={`Remove the caps in ${draft.currency}`}
              className="md:order-last md:mt-7"
              disabled={!saver.mayWrite}
              onClick={() => setDrafts(drafts.filter((each) => each !== draft))}
            >
              <Trash2 />
            </IconButton>
            {KINDS.map(({ kind, word }) => (
              <Field key={kind} label={word} error={messagesAt(draft.currency, kind)} className="max-md:col-span-2">
                <MoneyInput
                  currency={draft.currency}
                  value={draft[kind]}
                  onValueChange={(amount) => change(draft.currency, { [kind]: amount })}
                  placeholder="No cap"
                  disabled={!saver.mayWrite}
                />
              </Field>
            ))}
          </li>
        ))}
      </ul>
      {drafts.length === 0 && <p className="text-fg-3">No budget is capped.</p>}
      <div className="mt-3 grid gap-2">
        <FormProblems messages={elsewhere} />
        {saver.mayWrite && (
          <div className="flex flex-wrap items-center gap-2">
            <AddCurrency
              taken={drafts.map(({ currency }) => currency)}
              onAdd={(currency) => setDrafts([...drafts, { currency, daily: "", lifetime: "" }])}
            />
            {changed && (
              <>
                <Button variant="quiet" onClick={() => setDrafts(draftOf(stored))}>
                  Discard
                </Button>
                <Button
                  variant="primary"
                  busy={saver.busy && "Saving"}
                  onClick={() => saver.save(capsOf(drafts), { said: `${setting.title}: saved`, undo: true })}
                >
                  Save caps
                </Button>
              </>
            )}
          </div>
        )}
      </div>
    </SettingPanel>
  );
}

function AddCurrency({ taken, onAdd }: { taken: readonly string[]; onAdd: (currency: string) => void }) {
  const [adding, setAdding] = useState(false);
  if (!adding) {
    return (
      <Button className="mr-auto" onClick={() => setAdding(true)}>
        <Plus />
        Add a currency
      </Button>
    );
  }
  return (
    <span className="mr-auto block w-64 max-w-full">
      <Combobox
        aria-label="Currency to cap"
        value={null}
        placeholder="Choose a currency"
        searchLabel="Find a currency"
        empty="No currency matches"
        load={async (query) => (await loadCurrencies(query)).filter(({ value }) => !taken.includes(value))}
        onValueChange={(option) => {
          if (option) onAdd(currencyOption(option.value).value);
          setAdding(false);
        }}
      />
    </span>
  );
}
