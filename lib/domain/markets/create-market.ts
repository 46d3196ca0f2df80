import "server-only";
import { recordChange } from "@/lib/domain/changes/record-change";
import { authorize } from "@/lib/infra/authorize";
import type { Ctx } from "@/lib/infra/context";
import { isCountry } from "@/lib/shared/countries";
import { appError } from "@/lib/shared/errors";
import { newId } from "@/lib/shared/ids";
import { claimMarketCode, marketSearchText } from "./internal/market-row";
import { toMarketDto } from "./markets.dto";
import { countryName, onlyTimeZone } from "./markets.rules";
import { type CreateMarketInput, createMarketInput, type MarketDto } from "./markets.schema";

/**
 * Creates a market.
 *
 * @throws MARKET_002 for a code that is taken, TAXONOMY_002 or TAXONOMY_003 for one that names cannot carry
 */
export async function createMarket(ctx: Ctx, input: CreateMarketInput): Promise<MarketDto> {
  authorize(ctx, "governance:write");
  const given = createMarketInput.parse(input);
  const country = given.country ?? countryOfCode(given.code);
  return ctx.write(async (tx) => {
    await claimMarketCode(tx, ctx, given.code, null);
    const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: ctx.tenantId }, select: { currency: true, timeZone: true } });
    const data = {
      code: given.code,
      name: given.name ?? countryName(country),
      country,
      region: given.region || null,
      currency: given.currency ?? tenant.currency,
      timeZone: given.timezone ?? onlyTimeZone(country, new Date().getUTCFullYear()) ?? tenant.timeZone,
    };
    const row = await tx.market.create({ data: { id: newId(), tenantId: ctx.tenantId, ...data, searchText: marketSearchText(data) } });
    const dto = toMarketDto(row);
    await recordChange(tx, ctx, { type: "market.created", noun: "market", after: row, dto });
    return dto;
  });
}

function countryOfCode(code: string): string {
  if (isCountry(code)) return code;
  const message = `Say which country this market is in: ${code} is not a country's code`;
  throw appError("VALIDATION_001", { violations: [{ pointer: "/country", rule: "required", message }] });
}
