import { expect, it } from "vitest";
import { timeZoneInput } from "./time";

it.each([
  ["utc", "UTC"],
  ["Etc/UTC", "UTC"],
  ["europe/berlin", "Europe/Berlin"],
  ["america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"],
  ["us/pacific", "America/Los_Angeles"],
])("a zone typed as %s is stored as %s", (typed, stored) => {
  const zone = timeZoneInput.parse(typed);
  // Two spellings of one place are known, and which is the canonical one changes with the zone database.
  expect(zone.replace("America/Buenos_Aires", "America/Argentina/Buenos_Aires")).toBe(stored);
});
