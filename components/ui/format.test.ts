import { describe, expect, it } from "vitest";
import { formatCountdown, formatDay, formatMoney, formatRelative, formatSpan, moneyParts, plural } from "./format";

const now = new Date("2026-11-21T09:40:00Z");
const at = (iso: string) => new Date(iso);

describe("formatMoney", () => {
  it("keeps every digit of an amount no float could hold", () => {
    expect(formatMoney("999999999999999.9999", "USD")).toBe("$\u00a0999,999,999,999,999.9999");
  });
  it("tells dollars apart and follows the currency's places", () => {
    expect(formatMoney("2400", "CAD")).toBe("CA$\u00a02,400.00");
    expect(formatMoney("2400", "JPY")).toBe("¥\u00a02,400");
    expect(formatMoney("1.5", "KWD")).toBe("KWD\u00a01.500");
  });
  it("splits whole from fraction", () => {
    expect(moneyParts("1240000", "USD")).toEqual({ symbol: "$", whole: "1,240,000", fraction: ".00" });
  });
  it("shows a code it does not know", () => {
    expect(formatMoney("1", "??")).toBe("??\u00a01.00");
  });
});

describe("formatRelative", () => {
  it.each([
    ["2026-11-21T09:39:40Z", "just now"],
    ["2026-11-21T09:36:00Z", "4 min ago"],
    ["2026-11-21T07:30:00Z", "2 h ago"],
    ["2026-11-20T22:00:00Z", "Yesterday"],
    ["2026-11-18T09:00:00Z", "3 days ago"],
    ["2026-11-01T09:00:00Z", "1 Nov"],
    ["2025-11-01T09:00:00Z", "1 Nov 2025"],
    ["2026-11-21T09:44:00Z", "in 4 min"],
    ["2026-11-22T20:00:00Z", "Tomorrow"],
  ])("%s is %s", (iso, said) => {
    expect(formatRelative(at(iso), now)).toBe(said);
  });
  it("counts days in the reader's zone", () => {
    expect(formatRelative(at("2026-11-20T23:30:00Z"), at("2026-11-21T09:40:00Z"), "Asia/Tokyo")).toBe("10 h ago");
  });
});

it("names a month in three letters", () => {
  expect(formatDay(at("2026-09-05T00:00:00Z"), "UTC", now)).toBe("5 Sep");
});

it("says spans and countdowns", () => {
  expect(formatSpan(310)).toBe("0.31 s");
  expect(formatSpan(42_000)).toBe("42 s");
  expect(formatSpan(11_400_000)).toBe("3 h 10 min");
  expect(formatCountdown(40_200)).toBe("0:41");
  expect(formatCountdown(3_729_000)).toBe("1:02:09");
  expect(formatCountdown(-5)).toBe("0:00");
  expect(plural(1, "ticket")).toBe("1 ticket");
  expect(plural(1200, "ticket")).toBe("1,200 tickets");
});
