import { describe, expect, it } from "vitest";
import { readPayload } from "./json-problem";

describe("readPayload", () => {
  it("reads an object, and nothing as an empty one", () => {
    expect(readPayload('{"budget": "35.00"}')).toEqual({ ok: true, value: { budget: "35.00" } });
    expect(readPayload("  \n")).toEqual({ ok: true, value: {} });
  });
  it("names the line that breaks", () => {
    const reading = readPayload('{\n  "a": 1,\n  "b" 2\n}');
    expect(reading).toMatchObject({ ok: false, line: 3 });
  });
  it("names the last line when the end is missing", () => {
    expect(readPayload('{\n  "a": 1')).toMatchObject({ ok: false, line: 2 });
  });
  it.each(["[1]", "null", '"x"', "4"])("wants one object, not %s", (text) => {
    expect(readPayload(text)).toMatchObject({ ok: false, message: expect.stringContaining("one object") });
  });
});
