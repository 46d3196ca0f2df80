import { type Rule, type Said, SENDING } from "@/lib/domain/tickets/qa/rule";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Shorter is over before delivery has settled; a lifetime budget has no day to be spread over. */
const SHORT = DAY;
/** Longer is more often a mistyped year than a plan. */
const LONG = 400 * DAY;
/** A launch further away than this is more often a mistyped year. */
const FAR = 400 * DAY;

export const flightLength: Rule = {
  id: "flight.length",
  version: 1,
  title: "The flight has a plausible length",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "design", ref: "DESIGN.md §1.5" },
  reads: ["now", "campaign.flight"],
  needsPlatform: false,
  *judge({ input }) {
    const { startAt, endAt } = input.campaign;
    const start = startAt === null ? null : Date.parse(startAt);
    if (start !== null && start - Date.parse(input.now) > FAR) {
      yield {
        pointer: "/campaign/start_at",
        message: `The flight begins in more than a year, at ${startAt}. Check the year.`,
        value: startAt,
      };
    }
    if (start === null || endAt === null) return;
    const length = Date.parse(endAt) - start;
    const at: Pick<Said, "pointer" | "value"> = { pointer: "/campaign/end_at", value: endAt };
    if (length > 0 && length < SHORT) {
      yield {
        ...at,
        message: `The flight lasts ${Math.ceil(length / HOUR)} hours. Platforms need about a day to begin to deliver evenly.`,
      };
    } else if (length > LONG) {
      yield { ...at, message: `The flight lasts ${Math.round(length / DAY)} days. Check the years.` };
    }
  },
};
