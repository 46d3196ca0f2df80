import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAppError, type Violation } from "@/lib/shared/errors";
import { parseStrictJson } from "./json-text";

function faultsOf(text: string): Violation[] {
  try {
    parseStrictJson(text);
  } catch (error) {
    if (isAppError(error)) return error.violations;
    throw error;
  }
  return [];
}

describe("parseStrictJson", () => {
  it("gives what JSON.parse gives for every sound document", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/__proto__|\\u0000|\\ud[89a-f]/i.test(text));
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["", "json.syntax"],
    ["{", "json.syntax"],
    ["{'a':1}", "json.syntax"],
    ['{"a":1,}', "json.syntax"],
    ["[1 2]", "json.syntax"],
    ["NaN", "json.syntax"],
    ["01", "json.syntax"],
    ["// c\n1", "json.syntax"],
    ['"\t"', "json.syntax"],
    ['"\u0000"', "json.syntax"],
    ["hello", "json.syntax"],
    ['{"a":1} {"b":2}', "json.syntax"],
    ["[".repeat(65) + "]".repeat(65), "json.depth"],
    ["[".repeat(1_000_000), "json.depth"],
    ['{"a":'.repeat(200_000), "json.depth"],
  ])("refuses %.30s", (text, rule) => {
    const [fault] = faultsOf(text);
    expect(fault?.rule).toBe(rule);
    expect(fault?.message).not.toBe("");
  });

  it("accepts 64 levels, and brackets inside strings are no levels", () => {
    expect(faultsOf("[".repeat(64) + "]".repeat(64))).toEqual([]);
    expect(faultsOf(JSON.stringify(`\\"${"[".repeat(100)}`))).toEqual([]);
  });

  it("names line and column of what is not JSON", () => {
    expect(faultsOf('{\n  "a": oops\n}')[0]?.message).toMatch(/line 2, column 8/);
    expect(faultsOf('{"a": 1')[0]?.message).toMatch(/at its end/);
  });

  it("finds every fault at once, each with its pointer", () => {
    const text =
      '{"a":1,"b":[{"c":1,"c":2}],"nul":"x\\u0000","half":"\\ud83d","ok":"\\ud83d\\ude00","__proto__":{"x":1},"id":120210000000000001,"price":0.1,"huge":1e400,"a":3}';
    expect(faultsOf(text).map(({ pointer, rule }) => `${pointer} ${rule}`)).toEqual([
      "/b/0/c json.duplicate_key",
      "/nul json.nul",
      "/half json.surrogate",
      "/__proto__ json.forbidden_key",
      "/id json.precision",
      "/huge json.precision",
      "/a json.duplicate_key",
    ]);
  });

  it("suggests the digits as a string where a number would change in silence", () => {
    expect(faultsOf('{"budget":12345678901234567.8901}')[0]?.suggestion).toBe("12345678901234567.8901");
    expect(faultsOf("[5000.00, 1e3, 0.10, -0, 9007199254740991, 123456789012345.6]")).toEqual([]);
    expect(faultsOf("[9007199254740993]")).toHaveLength(1);
    expect(faultsOf("[1e-400]")).toHaveLength(1);
  });

  it("notices keys that differ only in their escapes", () => {
    expect(faultsOf('{"a":1,"\\u0061":2}')[0]?.rule).toBe("json.duplicate_key");
  });
});
