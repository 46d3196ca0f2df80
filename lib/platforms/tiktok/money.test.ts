import Decimal from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountBounds, amountDecimals, toAmount } from "./money";
import { fromTikTokTime, toTikTokTime } from "./time";

const CURRENCIES = ["USD", "EUR", "JPY", "KRW", "VND", "GBP", "BRL", "KWD"];

describe("amounts", () => {
  it("reach TikTok with the very digits that were typed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CURRENCIES), fc.bigInt({ min: 1n, max: 10n ** 15n - 1n }), (currency, units) => {
        const decimals = amountDecimals(currency);
        const typed = new Decimal(units.toString()).dividedBy(10 ** decimals);
        const sent = toAmount(typed.toFixed(decimals), currency);
        expect(sent).not.toBeNull();
        // What the platform parses out of the JSON is what was typed.
        expect(new Decimal(JSON.stringify(sent)).equals(typed)).toBe(true);
      }),
    );
  });

  it("are refused when finer than the currency, not positive or too long to be exact", () => {
    expect(amountDecimals("USD")).toBe(2);
    expect(amountDecimals("JPY")).toBe(0);
    expect(amountBounds("JPY").moneyMost).toBe("999999999999999");
    for (const [amount, currency] of [
      ["10.005", "USD"],
      ["1800.5", "JPY"],
      ["0", "USD"],
      ["-5", "USD"],
      ["12,50", "USD"],
      ["10000000000000.00", "USD"],
      [Number.NaN, "USD"],
    ] as const)
      expect(toAmount(amount, currency)).toBeNull();
    expect(toAmount("9999999999999.99", "USD")).toBe(9999999999999.99);
    expect(toAmount(50, "USD")).toBe(50);
  });
});

describe("moments", () => {
  it("survive the way to TikTok and back to the second, whatever their offset", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
        fc.integer({ min: -14, max: 14 }),
        (date, hours) => {
          const local = new Date(date.getTime() + hours * 3_600_000).toISOString().slice(0, 19);
          const written = `${local}${hours < 0 ? "-" : "+"}${String(Math.abs(hours)).padStart(2, "0")}:00`;
          const sent = toTikTokTime(written);
          expect(sent).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
          expect(Date.parse(fromTikTokTime(sent) ?? "")).toBe(Math.floor(date.getTime() / 1000) * 1000);
        },
      ),
    );
  });

  it("are UTC, and nothing else is taken for one", () => {
    expect(toTikTokTime("2027-03-01T00:00:00-05:00")).toBe("2027-03-01 05:00:00");
    expect(toTikTokTime("tomorrow")).toBeNull();
    expect(fromTikTokTime("2027-03-01T05:00:00Z")).toBeNull();
    expect(fromTikTokTime(null)).toBeNull();
  });
});
