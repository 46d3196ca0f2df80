"use client";

import { useRef } from "react";
import { PlatformMark } from "@/components/platforms/platform-mark";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { CodePlate } from "@/components/ui/segmented-name";
import { searchBrands, searchChannels, searchMarkets } from "@/lib/client/governance";
import { useWorkspace } from "@/lib/client/workspace";
import type { BrandDto } from "@/lib/domain/brands/brands.schema";
import type { ChannelDto } from "@/lib/domain/channels/channels.schema";
import type { MarketDto } from "@/lib/domain/markets/markets.schema";

type PickerProps<T> = { value: T | null; onChange: (row: T | null) => void };

/** Rows that were offered, by id, so that a chosen option is a whole row again. */
function useSeen<T extends { id: string }>() {
  const seen = useRef(new Map<string, T>());
  return {
    note: (rows: readonly T[]): readonly T[] => {
      for (const row of rows) seen.current.set(row.id, row);
      return rows;
    },
    find: (option: ComboboxOption | null): T | null => (option ? (seen.current.get(option.value) ?? null) : null),
  };
}

export function BrandPicker({ value, onChange }: PickerProps<BrandDto>) {
  const { api } = useWorkspace();
  const seen = useSeen<BrandDto>();
  const optionOf = (brand: BrandDto): ComboboxOption => ({
    value: brand.id,
    label: brand.name,
    mark: <CodePlate place="brand">{brand.internalCode}</CodePlate>,
  });
  return (
    <Combobox
      searchLabel="Find a brand"
      empty="No brand matches"
      value={value && optionOf(value)}
      onValueChange={(option) => onChange(seen.find(option))}
      load={async (query, signal) => seen.note(await searchBrands(api, query, signal)).map(optionOf)}
    />
  );
}

export function MarketPicker({ value, onChange }: PickerProps<MarketDto>) {
  const { api } = useWorkspace();
  const seen = useSeen<MarketDto>();
  const optionOf = (market: MarketDto): ComboboxOption => ({
    value: market.id,
    label: market.name,
    hint: market.currency,
    mark: <CodePlate place="market">{market.code}</CodePlate>,
  });
  return (
    <Combobox
      searchLabel="Find a market"
      empty="No market matches"
      value={value && optionOf(value)}
      onValueChange={(option) => onChange(seen.find(option))}
      load={async (query, signal) => seen.note(await searchMarkets(api, query, signal)).map(optionOf)}
    />
  );
}

export function ChannelPicker({
  value,
  onChange,
  placeholder = "Choose",
  clearable = false,
}: PickerProps<ChannelDto> & { placeholder?: string; clearable?: boolean }) {
  const { api } = useWorkspace();
  const seen = useSeen<ChannelDto>();
  const optionOf = (channel: ChannelDto): ComboboxOption => ({
    value: channel.id,
    label: channel.name,
    hint: channel.code,
    mark: <PlatformMark platform={channel.platform} />,
  });
  return (
    <Combobox
      searchLabel="Find a channel"
      empty="No channel matches"
      placeholder={placeholder}
      clearable={clearable}
      value={value && optionOf(value)}
      onValueChange={(option) => onChange(seen.find(option))}
      load={async (query, signal) => seen.note(await searchChannels(api, query, signal)).map(optionOf)}
    />
  );
}
