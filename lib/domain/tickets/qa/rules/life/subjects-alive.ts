import { isGone } from "@/lib/domain/tickets/qa/life";
import { DESIGN_SOURCE, type Rule } from "@/lib/domain/tickets/qa/rule";

export const subjectsAlive: Rule = {
  id: "subjects.alive",
  version: 1,
  title: "Campaign, brand, market and channel are alive",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: "all" },
  source: DESIGN_SOURCE,
  reads: ["ticket.requestType", "campaign.names", "campaign.state", "brand", "market", "channel"],
  needsPlatform: false,
  *judge({ input }) {
    const { campaign, brand, market, channel, ticket } = input;
    // Stopping what runs must stay possible after everything around it was deleted.
    const severity = ticket.requestType === "PAUSE_CAMPAIGN" ? "warn" : "block";
    const gone = isGone(campaign);
    if (gone !== null) {
      const cure = gone === "completed" ? "Duplicate it to run it again." : "Restore it first.";
      yield { severity, pointer: "/campaign", message: `The campaign ${campaign.campaignName} is ${gone}. ${cure}`, value: gone };
    }
    for (const [noun, row] of [
      ["brand", brand],
      ["market", market],
      ["channel", channel],
    ] as const) {
      if (!row.deleted) continue;
      yield {
        severity,
        pointer: `/${noun}`,
        message: `The ${noun} ${row.name} was deleted. Restore it, or use another ${noun}.`,
        value: row.name,
      };
    }
  },
};
