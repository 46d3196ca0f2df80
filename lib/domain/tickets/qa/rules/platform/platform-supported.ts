import { DESIGN_SOURCE, type Rule } from "@/lib/domain/tickets/qa/rule";

export const platformSupported: Rule = {
  id: "channel.platform",
  version: 1,
  title: "Signalbox can deploy to this platform",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: "all" },
  source: DESIGN_SOURCE,
  reads: ["channel"],
  needsPlatform: false,
  *judge({ platform, input }) {
    if (platform !== null) return;
    const { channel } = input;
    yield {
      pointer: "/channel_id",
      message: `Signalbox cannot deploy to ${channel.name} (${channel.platform}) yet. Use a channel of a platform it can, or do this one by hand.`,
      value: channel.platform,
    };
  },
};
