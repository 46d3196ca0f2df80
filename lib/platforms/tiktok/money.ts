import type Decimal from "decimal.js";
import { parseDecimal } from "@/lib/shared/money";

/**
 * TikTok takes amounts as JSON numbers of currency units (spec/platforms.md §2, M). A double carries every decimal of
 * fifteen significant digits and gives it back, so that is the most an amount may have.
 */
const SIGNIFICANT_DIGITS = 15;
/** Two, as in its reference's examples; how many a currency such as KWD may have there is not confirmed. */
const MOST_DECIMALS = 2;

/** Decimal places an amount may have: those of the currency, at most two. */
export function amountDecimals(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return Math.min(maximumFractionDigits ?? MOST_DECIMALS, MOST_DECIMALS);
}

/** What a payload's amounts are checked against: decimals, and the most that a JSON number carries with them exactly. */
export function amountBounds(currency: string): { currency: string; moneyDecimals: number; moneyMost: string } {
  const moneyDecimals = amountDecimals(currency);
  const whole = "9".repeat(SIGNIFICANT_DIGITS - moneyDecimals);
  return { currency, moneyDecimals, moneyMost: moneyDecimals === 0 ? whole : `${whole}.${"9".repeat(moneyDecimals)}` };
}

/**
 * An amount in currency units ("1800.50") as the JSON number TikTok takes (1800.5): the double nearest to the decimal,
 * which is written with the decimal's own digits.
 * @returns null when it is not a decimal, not positive, finer than the currency allows, or too long to be exact.
 */
export function toAmount(amount: unknown, currency: string): number | null {
  const decimal: Decimal | null = parseDecimal(amount);
  if (!decimal?.isPositive() || decimal.isZero()) return null;
  const { moneyDecimals, moneyMost } = amountBounds(currency);
  if (decimal.decimalPlaces() > moneyDecimals || decimal.greaterThan(moneyMost)) return null;
  return decimal.toNumber();
}
