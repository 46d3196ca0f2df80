import { describe, expect, it } from "vitest";
import { expiryDay, keyEnd } from "./key-words";

const now = new Date("2026-11-21T09:00:00Z");

describe("how a key ends", () => {
  it("counts days over the end of a month", () => {
    expect(expiryDay(now, 30)).toBe("2026-12-21");
    expect(expiryDay(now, 90)).toBe("2027-02-19");
  });

  it("says revoked before expired, and warns two weeks ahead", () => {
    const kind = (revokedAt: string | null, expiresAt: string | null) => keyEnd({ revokedAt, expiresAt }, now).kind;
    expect(kind("2026-11-20T00:00:00Z", "2026-11-19T00:00:00Z")).toBe("revoked");
    expect(kind(null, "2026-11-21T09:00:00Z")).toBe("expired");
    expect(kind(null, "2026-12-05T08:59:59Z")).toBe("soon");
    expect(kind(null, "2026-12-05T09:00:00Z")).toBe("later");
    expect(kind(null, null)).toBe("never");
  });
});
