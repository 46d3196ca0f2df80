import { describe, expect, it } from "vitest";
import { COUNTRIES } from "@/lib/shared/countries";
import { isTimeZone } from "@/lib/shared/time";
import { countryName, countryOf, onlyTimeZone } from "./markets.rules";

describe("countryOf", () => {
  it.each([
    ["US", "US"],
    ["us", "US"],
    [" United States ", "US"],
    ["germany", "DE"],
    ["Atlantis", null],
    ["XX", null],
    ["", null],
  ])("%j is %s", (typed, country) => {
    expect(countryOf(typed)).toBe(country);
  });

  it("knows every country by its own name", () => {
    expect(COUNTRIES.filter((code) => countryOf(countryName(code)) !== code)).toEqual([]);
  });
});

describe("onlyTimeZone", () => {
  it.each([
    ["JP", "Asia/Tokyo"],
    ["DE", "Europe/Berlin"],
    ["US", null],
    ["BR", null],
    ["AU", null],
  ])("of %s is %s", (country, zone) => {
    expect(onlyTimeZone(country, 2026)).toBe(zone);
  });

  it("gives only zones that exist", () => {
    const zones = COUNTRIES.map((country) => onlyTimeZone(country, 2026)).filter((zone) => zone !== null);
    expect(zones.length).toBeGreaterThan(150);
    expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
  });
});
