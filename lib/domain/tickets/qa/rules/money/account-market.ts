import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";

/** Nothing to mend: what a trafficker should know before reading the first day's figures. */
export const accountMarket: Rule = {
  id: "account.market",
  version: 1,
  title: "The ad account counts days and money as the market does",
  severity: "info",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "design", ref: "DESIGN.md §1.5: zones and currencies" },
  reads: ["connection", "market"],
  needsPlatform: false,
  *judge({ input }) {
    const { connection, market } = input;
    if (!connection) return;
    if (connection.currency !== market.currency) {
      yield {
        pointer: "/connection/currency",
        message: `The ad account is kept in ${connection.currency}, the market ${market.code} reckons in ${market.currency}. Every amount here is in ${connection.currency}.`,
        value: connection.currency,
      };
    }
    if (connection.timeZone !== market.timeZone) {
      yield {
        pointer: "/connection/timezone",
        message: `The ad account's days begin in ${connection.timeZone}, the market's in ${market.timeZone}: daily budgets and reports follow the account.`,
        value: connection.timeZone,
      };
    }
  },
};
