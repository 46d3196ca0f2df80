import "server-only";
import type { Campaign } from "@/lib/infra/db/generated/client";
import type { Violation } from "@/lib/shared/errors";
import { instantOf, resolveFlight } from "@/lib/shared/time";

/** A flight as its columns have it. */
export type FlightColumns = Pick<Campaign, "startTyped" | "endTyped" | "startAt" | "endAt" | "timeZone">;

/** The flight of a new campaign: what was typed, taken in the market's zone. */
export function newFlight(
  typed: { startDate?: string | null | undefined; endDate?: string | null | undefined },
  zone: string,
): FlightColumns {
  const flight = resolveFlight({ start: typed.startDate ?? null, end: typed.endDate ?? null, zone });
  return {
    startTyped: flight.startTyped,
    endTyped: flight.endTyped,
    startAt: flight.startAt === null ? null : new Date(flight.startAt),
    endAt: flight.endAt === null ? null : new Date(flight.endAt),
    timeZone: zone,
  };
}

/** The flight after an edit of one end or both, in the campaign's own zone: it stays there when the market's changes. */
export function editedFlight(
  row: FlightColumns,
  typed: { startDate?: string | null | undefined; endDate?: string | null | undefined },
): FlightColumns {
  const end = (edge: "start" | "end", value: string | null) => (value === null ? null : new Date(instantOf(value, row.timeZone, edge)));
  return {
    ...(typed.startDate === undefined
      ? { startTyped: row.startTyped, startAt: row.startAt }
      : { startTyped: typed.startDate, startAt: end("start", typed.startDate) }),
    ...(typed.endDate === undefined
      ? { endTyped: row.endTyped, endAt: row.endAt }
      : { endTyped: typed.endDate, endAt: end("end", typed.endDate) }),
    timeZone: row.timeZone,
  };
}

/** What is wrong with a flight: its end must come after its start. */
export function flightViolations(flight: FlightColumns): Violation[] {
  if (flight.startAt === null || flight.endAt === null || flight.startAt < flight.endAt) return [];
  const message = `The flight would end (${flight.endAt.toISOString()}) before it starts (${flight.startAt.toISOString()})`;
  return [{ pointer: "/endDate", rule: "date.order", message }];
}
