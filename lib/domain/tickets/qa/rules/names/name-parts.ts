import { Temporal } from "temporal-polyfill";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";

/** The name's own codes are the scheme's to judge; here they are compared with what the rows behind them say today. */
export const nameParts: Rule = {
  id: "name.parts",
  version: 1,
  title: "The name's parts agree with the ticket's market, channel and year",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "seed", ref: "seed 002, Taxonomy Engine" },
  reads: ["campaign.names", "campaign.flight", "market"],
  needsPlatform: false,
  *judge({ input }) {
    const { campaign, market } = input;
    if (campaign.startAt !== null) {
      const starts = Temporal.Instant.from(campaign.startAt).toZonedDateTimeISO(campaign.timeZone).year;
      const ends = campaign.endAt === null ? starts : Temporal.Instant.from(campaign.endAt).toZonedDateTimeISO(campaign.timeZone).year;
      if (campaign.year < starts || campaign.year > ends) {
        yield {
          pointer: "/name",
          message: `The name says ${campaign.year}, but the flight is in ${starts === ends ? starts : `${starts} to ${ends}`}. Reports by year will miss it; duplicate the campaign for the right year.`,
          value: campaign.year,
        };
      }
    }
    if (campaign.marketCode !== market.code) {
      yield {
        severity: "info",
        pointer: "/name",
        message: `The name says ${campaign.marketCode}; the market's code is ${market.code} now. Issued names stay.`,
        value: campaign.marketCode,
      };
    }
  },
};
