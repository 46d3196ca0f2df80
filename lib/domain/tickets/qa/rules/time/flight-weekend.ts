import { Temporal } from "temporal-polyfill";
import type { FindingSource } from "@/lib/domain/tickets/qa/qa.schema";
import type { Rule } from "@/lib/domain/tickets/qa/rule";
import type { Subject } from "@/lib/domain/tickets/qa/subject";

/** Days that are a public holiday in most countries. A list for every market and year is not kept here: it would soon be wrong. */
const HOLIDAYS: Readonly<Record<string, string>> = { "01-01": "New Year's Day", "05-01": "Labour Day", "12-25": "Christmas Day" };
const HOLIDAY_SOURCE: FindingSource = {
  kind: "spec",
  ref: "General knowledge; no calendar of the market was read",
  date: "2026-11-21",
  confidence: "L",
};

/** Weekends are the market's own: Friday and Saturday in Egypt. Source: Unicode CLDR, through Intl. */
export const flightWeekend: Rule = {
  id: "flight.weekend",
  version: 1,
  title: "The launch is not on a weekend or a widespread holiday",
  severity: "info",
  appliesTo: { platforms: "all", requestTypes: ["CREATE_CAMPAIGN", "RESUME_CAMPAIGN"] },
  source: { kind: "spec", ref: "Unicode CLDR, weekend days by country", date: "2026-11-21", confidence: "H" },
  reads: ["now", "ticket.payload", "campaign.flight", "market", "channel"],
  needsPlatform: false,
  *judge(subject) {
    const start = startOf(subject);
    const { campaign, market, now } = subject.input;
    if (start === null || Date.parse(start) < Date.parse(now)) return;
    const day = Temporal.Instant.from(start).toZonedDateTimeISO(campaign.timeZone);
    const holiday = HOLIDAYS[day.toPlainDate().toString().slice(5)];
    if (holiday !== undefined) {
      yield {
        pointer: "/campaign/start_at",
        message: `The flight begins on ${holiday}, a holiday in most countries. Make sure that somebody watches the first hours.`,
        value: start,
        source: HOLIDAY_SOURCE,
      };
    }
    if (!weekendOf(market.country).includes(day.dayOfWeek)) return;
    const name = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: campaign.timeZone }).format(new Date(start));
    yield {
      pointer: "/campaign/start_at",
      message: `The flight begins on ${name}, ${day.toPlainDate().toString()}, a weekend in ${market.name}. Make sure that somebody watches the first hours.`,
      value: start,
    };
  },
};

function startOf({ input }: Subject): string | null {
  const { startAt } = input.campaign;
  return startAt === null || Number.isNaN(Date.parse(startAt)) ? null : startAt;
}

const SATURDAY_AND_SUNDAY: readonly number[] = [6, 7];
const known = new Map<string, readonly number[]>();

/** Days of the week (1 Monday … 7 Sunday) that are the weekend of a country. */
function weekendOf(country: string): readonly number[] {
  const found = known.get(country);
  if (found) return found;
  let days = SATURDAY_AND_SUNDAY;
  try {
    // Newer runtimes have it as a method, older ones as a property.
    const locale = new Intl.Locale(`und-${country}`) as unknown as {
      getWeekInfo?: () => { weekend: number[] };
      weekInfo?: { weekend: number[] };
    };
    days = locale.getWeekInfo?.().weekend ?? locale.weekInfo?.weekend ?? SATURDAY_AND_SUNDAY;
  } catch {
    // A country that Intl does not know keeps the weekend of most.
  }
  known.set(country, days);
  return days;
}
