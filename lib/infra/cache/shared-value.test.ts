import { expect, it } from "vitest";
import { isShared, share } from "./shared-value";

it("a shared value cannot be changed at any depth", () => {
  const value = share({ list: [{ tags: ["a"] }], none: null, text: "x" });
  expect(() => value.list.push({ tags: [] })).toThrow(TypeError);
  expect(() => (value.list[0] as { tags: string[] }).tags.push("b")).toThrow(TypeError);
  expect(value).toEqual({ list: [{ tags: ["a"] }], none: null, text: "x" });
});

it("only what was shared counts as shared, not what is merely frozen or equal", () => {
  const value = share({ a: 1 });
  expect([value, { ...value }, Object.freeze({ a: 1 }), null, "a"].map(isShared)).toEqual([true, false, false, false, false]);
});
