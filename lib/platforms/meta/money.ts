import Decimal from "decimal.js";
import { parseDecimal } from "@/lib/shared/money";
import { WHOLE_UNIT_CURRENCIES } from "./facts";

/** How many of Meta's budget units one currency unit has: 100, or 1 for the currencies of its offset table. */
export function unitsPerCurrencyUnit(currency: string): 1 | 100 {
  return WHOLE_UNIT_CURRENCIES.has(currency) ? 1 : 100;
}

/** Decimal places a budget may have at Meta: 2, or 0 for the currencies of its offset table. */
export function budgetDecimals(currency: string): 0 | 2 {
  return unitsPerCurrencyUnit(currency) === 1 ? 0 : 2;
}

/** What a payload's amounts are checked against: decimals, and the most that 2^53 − 1 units carry. */
export function budgetBounds(currency: string): { currency: string; moneyDecimals: 0 | 2; moneyMost: string } {
  const units = unitsPerCurrencyUnit(currency);
  const moneyMost = new Decimal(Number.MAX_SAFE_INTEGER).dividedBy(units).toFixed(budgetDecimals(currency), Decimal.ROUND_DOWN);
  return { currency, moneyDecimals: budgetDecimals(currency), moneyMost };
}

/**
 * An amount in currency units ("1800.50") as Meta's whole number of units (180050 for USD, 1800 for ¥1800).
 * Exact: decimal arithmetic, and only amounts up to 2^53 − 1 units, which JSON carries without loss.
 * @returns null when it is not a decimal, not positive, finer than the currency allows, or too large.
 */
export function toBudgetUnits(amount: unknown, currency: string): number | null {
  const decimal = parseDecimal(amount);
  if (!decimal?.isPositive() || decimal.isZero()) return null;
  const units = decimal.times(unitsPerCurrencyUnit(currency));
  if (!units.isInteger() || units.greaterThan(Number.MAX_SAFE_INTEGER)) return null;
  return units.toNumber();
}
