import { describe, expect, it } from "vitest";
import { mended, shownPointer } from "./finding-fix";

describe("mended", () => {
  const payload = { budget: "35.00", status: "ACTIVE", targeting: { geo: ["US"] } };
  it("shows what a mend would make, and leaves the payload alone", () => {
    const finding = {
      suggestion: [
        { op: "remove" as const, path: "/status" },
        { op: "add" as const, path: "/targeting/geo/-", value: "CA" },
      ],
    };
    expect(mended(payload, finding)).toEqual({ budget: "35.00", targeting: { geo: ["US", "CA"] } });
    expect(payload).toMatchObject({ status: "ACTIVE", targeting: { geo: ["US"] } });
  });
  it("shows nothing of a mend that no longer fits", () => {
    expect(mended(payload, { suggestion: [{ op: "replace", path: "/gone/deep", value: 1 }] })).toBeNull();
  });
});

it("leaves out of a pointer what is understood", () => {
  expect(shownPointer("/payload_config/creative/link")).toBe("/creative/link");
  expect(shownPointer("/campaign/end_at")).toBe("/campaign/end_at");
  expect(shownPointer("/checklist/0198f000-0000-7000-8000-000000000001")).toBe("/checklist");
});
