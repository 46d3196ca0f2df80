import Decimal from "decimal.js";
import { z } from "zod";

/** numeric(19,4) in the database: fifteen digits before the point, four after it. */
export const MAX_AMOUNT = "999999999999999.9999";

const PLAIN_DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** True for a current or historic ISO 4217 code, upper case. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

/**
 * Currencies that do not have two decimal places: ISO 4217, list one of 2024 (six-group.com), the column "Minor unit".
 * Not from Intl: CLDR's digits are those of cash in daily use (AFN and LBP: none), not those of accounts.
 */
const MINOR_UNITS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"].map((code) => [
      code,
      0,
    ]),
  ),
  ...Object.fromEntries(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"].map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
};

/** Decimal places of a currency's smallest unit: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorUnits(currency: string): number {
  return MINOR_UNITS[currency] ?? 2;
}

/** True when an amount has no part smaller than its currency's smallest unit: 1.5 USD, not 1.5 JPY. */
export function fitsCurrency(amount: Decimal.Value, currency: string): boolean {
  return new Decimal(amount).decimalPlaces() <= minorUnits(currency);
}

/** Parses a plain decimal ("12", "12.5", 12.5); null for anything else (exponents, NaN, spaces, signs like "+1"). */
export function parseDecimal(value: unknown): Decimal | null {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return null;
    return new Decimal(value);
  }
  if (typeof value !== "string" || !PLAIN_DECIMAL.test(value) || value.length > 40) return null;
  return new Decimal(value);
}

/** "1800.5" → "1800.5", 1e21 → plain digits: never an exponent. */
export function plain(amount: Decimal): string {
  return amount.toFixed();
}

/**
 * An amount in currency units as it is typed or sent: a decimal string or a JSON number, ≥ 0, at most numeric(19,4).
 * Output is the plain decimal string, so that no arithmetic ever happens on a float.
 */
export const amountInput = z.union([z.string(), z.number()]).transform((value, ctx) => {
  const amount = parseDecimal(value);
  if (!amount) {
    ctx.addIssue({ code: "custom", message: "Write a plain decimal number such as 1800.50" });
    return z.NEVER;
  }
  if (amount.isNegative() && !amount.isZero()) {
    ctx.addIssue({ code: "custom", message: "Write an amount of 0 or more" });
    return z.NEVER;
  }
  if (amount.greaterThan(MAX_AMOUNT)) {
    ctx.addIssue({ code: "custom", message: `Write an amount of at most ${MAX_AMOUNT}` });
    return z.NEVER;
  }
  if (amount.decimalPlaces() > 4) {
    ctx.addIssue({ code: "custom", message: "Write at most four decimal places" });
    return z.NEVER;
  }
  return plain(amount.abs());
});

/** An ISO 4217 code, upper-cased. */
export const currencyInput = z.string().trim().toUpperCase().refine(isCurrency, { message: "Use an ISO 4217 currency code such as USD" });
