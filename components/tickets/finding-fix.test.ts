import { describe, expect, it } from "vitest";
import type { Finding } from "./finding";
import { hasFix, mended, shownPointer } from "./finding-fix";

const finding = (suggestion: Finding["suggestion"]): Finding => ({
  rule: "r",
  severity: "block",
  pointer: "/payload_config/budget",
  message: "m",
  value: null,
  suggestion,
  source: { kind: "design", ref: "x" },
});

describe("mended", () => {
  const payload = { budget: "35.00", status: "ACTIVE", targeting: { geo: ["US"] } };
  it("applies every mend and leaves the payload alone", () => {
    const after = mended(payload, [
      finding([{ op: "replace", path: "/budget", value: "50.00" }]),
      finding(null),
      finding([
        { op: "remove", path: "/status" },
        { op: "add", path: "/targeting/geo/-", value: "CA" },
      ]),
    ]);
    expect(after).toEqual({ budget: "50.00", targeting: { geo: ["US", "CA"] } });
    expect(payload.status).toBe("ACTIVE");
    expect(payload.targeting.geo).toEqual(["US"]);
  });
  it("does not half apply a mend that no longer fits", () => {
    expect(mended(payload, [finding([{ op: "replace", path: "/gone", value: 1 }])])).toBeNull();
  });
});

it("knows a mend, and leaves out of a pointer what is understood", () => {
  expect(hasFix(finding([]))).toBe(false);
  expect(hasFix(finding(null))).toBe(false);
  expect(shownPointer("/payload_config/creative/link")).toBe("/creative/link");
  expect(shownPointer("/campaign/end_at")).toBe("/campaign/end_at");
});
