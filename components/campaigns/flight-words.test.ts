import { describe, expect, it } from "vitest";
import { flightWords, flownShare } from "./flight-words";

const now = new Date("2026-11-21T09:40:00Z");
const flight = (startAt: string | null, endAt: string | null, timeZone = "UTC") => ({ startAt, endAt, timeZone });

describe("flightWords", () => {
  it("ends on the last day that is flown, in the flight's own zone", () => {
    expect(flightWords(flight("2026-11-21T05:00:00Z", "2026-12-08T05:00:00Z", "America/Toronto"), now)).toBe("21 Nov to 7 Dec");
  });
  it("names one day once, and an open end as one", () => {
    expect(flightWords(flight("2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z"), now)).toBe("21 Nov");
    expect(flightWords(flight("2026-11-21T00:00:00Z", null), now)).toBe("from 21 Nov");
    expect(flightWords(flight(null, "2027-01-01T00:00:00Z"), now)).toBe("until 31 Dec");
    expect(flightWords(flight(null, null), now)).toBeNull();
  });
});

it("flownShare stays between the ends", () => {
  expect(flownShare(flight("2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z"), new Date("2026-11-21T12:00:00Z"))).toBe(0.5);
  expect(flownShare(flight("2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z"), now)).toBe(0);
  expect(flownShare(flight(null, "2026-11-23T00:00:00Z"), now)).toBeNull();
});
