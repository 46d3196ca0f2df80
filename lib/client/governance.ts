"use client";

import type { BrandDto } from "@/lib/domain/brands/brands.schema";
import type { ChannelDto } from "@/lib/domain/channels/channels.schema";
import type { MarketDto } from "@/lib/domain/markets/markets.schema";
import type { ApiClient } from "./fetcher";

/** Rows a picker shows before more words are typed. */
const SHOWN = 20;

/** Brands whose name or code has these words. */
export async function searchBrands(api: ApiClient, query: string, signal: AbortSignal): Promise<BrandDto[]> {
  return (await api.get<{ brands: BrandDto[] }>("/brands", { query: { search: query, limit: SHOWN }, signal })).brands;
}

/** Markets whose name, code, country or region has these words. */
export async function searchMarkets(api: ApiClient, query: string, signal: AbortSignal): Promise<MarketDto[]> {
  return (await api.get<{ markets: MarketDto[] }>("/markets", { query: { search: query, limit: SHOWN }, signal })).markets;
}

/** Channels whose name, code or platform has these words. */
export async function searchChannels(api: ApiClient, query: string, signal: AbortSignal): Promise<ChannelDto[]> {
  return (await api.get<{ channels: ChannelDto[] }>("/channels", { query: { search: query, limit: SHOWN }, signal })).channels;
}
