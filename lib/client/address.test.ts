import { describe, expect, it } from "vitest";
import { readParams, withParams } from "./address";

describe("withParams", () => {
  it("sets, keeps and removes, and starts at the first page again", () => {
    const params = readParams({ status: "DRAFT", offset: "50", search: "moana", sort: "" });
    expect(withParams("/w/a/campaigns", params, { status: "ACTIVE" })).toBe("/w/a/campaigns?search=moana&status=ACTIVE");
    expect(withParams("/w/a/campaigns", params, { status: null, search: null })).toBe("/w/a/campaigns");
    expect(withParams("/w/a/campaigns", params, { offset: "100" })).toBe("/w/a/campaigns?offset=100&search=moana&status=DRAFT");
  });
});

it("readParams takes the first of each name", () => {
  expect(readParams({ a: ["1", "2"], b: undefined })).toEqual({ a: "1" });
  expect(readParams(new URLSearchParams("a=1&a=2"))).toEqual({ a: "1" });
});
