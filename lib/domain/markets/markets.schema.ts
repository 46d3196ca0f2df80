import { z } from "zod";
import { nameInput } from "@/lib/domain/governance/text.schema";
import { codeInput } from "@/lib/domain/taxonomy/taxonomy.schema";
import { idInput } from "@/lib/shared/filters";
import { currencyInput } from "@/lib/shared/money";
import { listOutput, listQuery } from "@/lib/shared/pagination";
import { plainLine } from "@/lib/shared/plain-line";
import { timeZoneInput } from "@/lib/shared/time";
import { countryOf } from "./markets.rules";

const countryInput = z.string().transform((typed, ctx) => {
  const country = countryOf(typed);
  if (country) return country;
  ctx.addIssue({ code: "custom", message: "Use an ISO 3166-1 country code such as DE", params: { rule: "country" } });
  return z.NEVER;
});
const regionInput = plainLine(z.string().trim().max(100, "A region has at most 100 characters"));

/**
 * Only the code is required. A country that is left out is the code's, when the code is one; a name, the country's; a
 * currency, the workspace's; a zone, the country's when it has only one, else the workspace's.
 */
export const createMarketInput = z.strictObject({
  code: codeInput("market"),
  name: nameInput.optional(),
  country: countryInput.optional(),
  region: regionInput.nullish(),
  currency: currencyInput.optional(),
  timezone: timeZoneInput.optional(),
});
export type CreateMarketInput = z.input<typeof createMarketInput>;

export const updateMarketInput = z.strictObject({
  code: codeInput("market").optional(),
  name: nameInput.optional(),
  country: countryInput.optional(),
  region: regionInput.nullish(),
  currency: currencyInput.optional(),
  timezone: timeZoneInput.optional(),
});
export type UpdateMarketInput = z.input<typeof updateMarketInput>;

export const marketOutput = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  country: z.string(),
  region: z.string().nullable(),
  currency: z.string(),
  timezone: z.string(),
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
});
export type MarketDto = z.infer<typeof marketOutput>;

export const MARKET_SORTS = ["name", "created_at"] as const;

export const listMarketsInput = listQuery(MARKET_SORTS, "name", {
  code: z.string().trim().toUpperCase().max(20).optional(),
  country: countryInput.optional(),
  currency: currencyInput.optional(),
  region: regionInput.optional(),
  timezone: timeZoneInput.optional(),
});
export type ListMarketsInput = z.input<typeof listMarketsInput>;
export const listMarketsOutput = listOutput("markets", marketOutput);

export const marketParams = z.object({ id: idInput });
