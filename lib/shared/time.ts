import { Temporal } from "temporal-polyfill";
import { z } from "zod";

/**
 * Flights and zones. A flight is kept as it was typed (local start, local end, zone) and as the half-open interval of
 * instants it means: `start ≤ t < end`. A bare date starts at the first moment of that day in the zone (which is not
 * midnight on some DST days); a bare end date means through that day, so a one-day flight is lawful.
 */

/** True for an IANA zone this runtime knows, spelled as IANA spells it or in any case; offsets are not zones. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** An IANA zone, corrected to its usual spelling ("europe/berlin" → "Europe/Berlin", "utc" → "UTC"); a link to what it stands for. */
export const timeZoneInput = z
  .string()
  .trim()
  .refine(isTimeZone, { message: "Use an IANA time zone such as Europe/Berlin" })
  .transform((zone) => Intl.supportedValuesOf("timeZone").find((z) => z.toLowerCase() === zone.toLowerCase()) ?? resolved(zone));

/** UTC and the links of the zone database ("US/Pacific") are not on the list of supported zones. */
const resolved = (zone: string): string => new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;

const BARE_DATE = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Years a flight may lie in: what timestamptz and every platform can hold, and what a person can mean. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

/**
 * A moment as people and seeds type it: a bare date `2026-11-21`, a local time `2026-11-21T09:00`, or an instant with
 * an offset `2026-11-21T09:00:00+01:00`.
 */
export const momentInput = z
  .string()
  .trim()
  .refine((text) => parseable(text), { message: "Write a date such as 2026-11-21 or a time such as 2026-11-21T09:00:00Z" });

function parseable(text: string): boolean {
  const year = Number(text.slice(0, 4));
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return false;
  try {
    if (BARE_DATE.test(text)) Temporal.PlainDate.from(text);
    else if (LOCAL_TIME.test(text)) Temporal.PlainDateTime.from(text.replace(" ", "T"));
    else if (INSTANT.test(text)) Temporal.Instant.from(text);
    else return false;
    return true;
  } catch {
    return false;
  }
}

/** The instant (ISO 8601 UTC) a typed moment means in `zone`; `edge: "end"` takes a bare date through its last moment. */
export function instantOf(typed: string, zone: string, edge: "start" | "end"): string {
  if (BARE_DATE.test(typed)) {
    const date = Temporal.PlainDate.from(typed);
    const day = edge === "end" ? date.add({ days: 1 }) : date;
    return iso(day.toZonedDateTime({ timeZone: zone }).toInstant());
  }
  if (LOCAL_TIME.test(typed)) {
    // "compatible": a time that a DST day skips moves forward, one that happens twice is the first.
    return iso(Temporal.PlainDateTime.from(typed.replace(" ", "T")).toZonedDateTime(zone).toInstant());
  }
  return iso(Temporal.Instant.from(typed));
}

export type Flight = { startAt: string | null; endAt: string | null; startTyped: string | null; endTyped: string | null; zone: string };

/** Resolves a typed flight in `zone`. `inOrder` is false when both ends are there and the end is not after the start. */
export function resolveFlight(typed: { start: string | null; end: string | null; zone: string }): Flight & { inOrder: boolean } {
  const startAt = typed.start === null ? null : instantOf(typed.start, typed.zone, "start");
  const endAt = typed.end === null ? null : instantOf(typed.end, typed.zone, "end");
  return {
    startAt,
    endAt,
    startTyped: typed.start,
    endTyped: typed.end,
    zone: typed.zone,
    inOrder: startAt === null || endAt === null || startAt < endAt,
  };
}

/** The year it is in `zone` at `now`: the default year of a new campaign's name. */
export function yearIn(zone: string, now: Date): number {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).year;
}

/** An instant with the offset its zone has at that moment: `2026-11-21T09:00:00+01:00` (what Meta takes). */
export function withOffset(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toString({ timeZoneName: "never", smallestUnit: "second" });
}

function iso(instant: Temporal.Instant): string {
  return new Date(instant.epochMilliseconds).toISOString();
}
