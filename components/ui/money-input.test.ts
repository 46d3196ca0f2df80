import { describe, expect, it } from "vitest";
import { readAmount } from "./money-input";

describe("readAmount", () => {
  it.each([
    ["1240000", "1240000"],
    ["1,240,000.50", "1240000.50"],
    ["1.240.000,50", "1240000.50"],
    ["1 240 000,5", "1240000.5"],
    ["1,240", "1240"],
    ["1,24", "1.24"],
    ["12.345", "12.345"],
    [".5", "0.5"],
    ["007", "7"],
    ["", ""],
  ])("%s is %s", (typed, read) => {
    expect(readAmount(typed, 2)).toBe(read);
  });
  it("takes a comma before three digits as a decimal comma for a currency of three places", () => {
    expect(readAmount("1,240", 3)).toBe("1.240");
  });
  it.each(["-5", "1e9", "twelve", "."])("does not guess at %s", (typed) => {
    expect(readAmount(typed, 2)).toBeNull();
  });
});
