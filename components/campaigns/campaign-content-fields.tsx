"use client";

import type { ReactNode } from "react";
import { currencyOption, loadCurrencies } from "@/components/governance/choices";
import { RadioTiles } from "@/components/ui/choice";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { CAMPAIGN_TYPES, type CampaignType } from "@/lib/domain/campaigns/campaigns.rules";
import type { CampaignDto, UpdateCampaignInput } from "@/lib/domain/campaigns/campaigns.schema";

export const TYPE_WORD: Record<CampaignType, string> = {
  email: "Email",
  push: "Push",
  sms: "SMS",
  multi: "Multi",
  display: "Display",
  audio: "Audio",
  video: "Video",
};

/** What of a campaign may be changed later, as it is typed. */
export type ContentDraft = {
  type: CampaignType;
  objective: string;
  budget: string;
  currency: string;
  targetPercentage: string;
  startDate: string;
  endDate: string;
  description: string;
  tags: string;
};

export const EMPTY_CONTENT: ContentDraft = {
  type: "multi",
  objective: "",
  budget: "",
  currency: "",
  targetPercentage: "",
  startDate: "",
  endDate: "",
  description: "",
  tags: "",
};

export function draftOf(campaign: CampaignDto): ContentDraft {
  return {
    type: campaign.type,
    objective: campaign.objective ?? "",
    budget: campaign.budget,
    currency: campaign.currency,
    targetPercentage: campaign.targetPercentage ?? "",
    startDate: campaign.startDate ?? "",
    endDate: campaign.endDate ?? "",
    description: campaign.description ?? "",
    tags: campaign.tags.join(", "),
  };
}

/** The draft as the API takes it: an empty field is cleared, an empty budget is nothing yet. */
export function contentOf(draft: ContentDraft): UpdateCampaignInput {
  const orNull = (text: string) => (text.trim() === "" ? null : text.trim());
  return {
    type: draft.type,
    objective: orNull(draft.objective),
    budget: draft.budget.trim() === "" ? "0" : draft.budget,
    ...(draft.currency === "" ? {} : { currency: draft.currency }),
    targetPercentage: orNull(draft.targetPercentage),
    startDate: orNull(draft.startDate),
    endDate: orNull(draft.endDate),
    description: orNull(draft.description),
    tags: draft.tags
      .split(",")
      .map((tag) => tag.trim())
      .filter(Boolean),
  };
}

export const CONTENT_FIELDS = [
  "type",
  "objective",
  "budget",
  "currency",
  "targetPercentage",
  "startDate",
  "endDate",
  "description",
  "tags",
];

type ContentFieldsProps = {
  draft: ContentDraft;
  onChange: (changes: Partial<ContentDraft>) => void;
  wrong: (field: string) => readonly string[];
  /** In whose zone the days are. */
  zone: string | null;
  /** The currency while none is chosen. */
  marketCurrency: string | null;
};

/** A bare date fits the date field; a time or an instant that the API was given stays as it was typed. */
function dateKind(value: string): "date" | "text" {
  return value === "" || /^\d{4}-\d{2}-\d{2}$/.test(value) ? "date" : "text";
}

export function CampaignContentFields({ draft, onChange, wrong, zone, marketCurrency }: ContentFieldsProps) {
  const currency = draft.currency || marketCurrency || "USD";
  return (
    <>
      <Field label="Type" error={wrong("type")}>
        <RadioTiles
          value={draft.type}
          onValueChange={(value) => onChange({ type: value as CampaignType })}
          className="grid-cols-[repeat(auto-fit,minmax(5.75rem,1fr))]"
          options={CAMPAIGN_TYPES.map((type) => ({ value: type, label: TYPE_WORD[type] }))}
        />
      </Field>
      <Pair>
        <Field label="Budget" hint="For the whole flight" error={wrong("budget")}>
          <MoneyInput currency={currency} value={draft.budget} onValueChange={(budget) => onChange({ budget })} />
        </Field>
        <Field
          label="Currency"
          hint={marketCurrency ? "The market's, unless you choose another" : "The market's, once it is chosen"}
          error={wrong("currency")}
        >
          <Combobox
            value={currencyOption(currency)}
            onValueChange={(option) => option && onChange({ currency: option.value })}
            load={loadCurrencies}
            searchLabel="Find a currency"
          />
        </Field>
      </Pair>
      <Pair>
        <Field
          label="Starts"
          optional
          hint={zone ? `Days in ${zone.replaceAll("_", " ")}` : "Days in the market's zone"}
          error={wrong("startDate")}
        >
          <Input
            type={dateKind(draft.startDate)}
            value={draft.startDate}
            onChange={(event) => onChange({ startDate: event.target.value })}
          />
        </Field>
        <Field label="Ends" optional hint="Through that day" error={wrong("endDate")}>
          <Input
            type={dateKind(draft.endDate)}
            value={draft.endDate}
            min={dateKind(draft.startDate) === "date" ? draft.startDate : undefined}
            onChange={(event) => onChange({ endDate: event.target.value })}
          />
        </Field>
      </Pair>
      <Pair>
        <Field label="Objective" optional hint="What it is for, in your words" error={wrong("objective")}>
          <Input value={draft.objective} maxLength={100} onChange={(event) => onChange({ objective: event.target.value })} />
        </Field>
        <Field label="Target share" optional hint="Of all decisions, 0 to 100" error={wrong("targetPercentage")}>
          <Input
            inputMode="decimal"
            suffix="%"
            value={draft.targetPercentage}
            onChange={(event) => onChange({ targetPercentage: event.target.value })}
          />
        </Field>
      </Pair>
      <Field label="Description" optional error={wrong("description")}>
        <Textarea rows={2} value={draft.description} onChange={(event) => onChange({ description: event.target.value })} />
      </Field>
      <Field label="Tags" optional hint="Separated by commas" error={wrong("tags")}>
        <Input value={draft.tags} onChange={(event) => onChange({ tags: event.target.value })} />
      </Field>
    </>
  );
}

function Pair({ children }: { children: ReactNode }) {
  return <div className="grid gap-[18px] md:grid-cols-2">{children}</div>;
}
