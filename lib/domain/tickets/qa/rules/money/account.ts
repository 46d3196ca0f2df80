import { DESIGN_SOURCE, type Rule } from "@/lib/domain/tickets/qa/rule";
import { quoted } from "@/lib/domain/tickets/qa/shown";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

export const account: Rule = {
  id: "account.match",
  version: 1,
  title: "The ad account is the connection's",
  severity: "block",
  appliesTo: { platforms: "all", requestTypes: "all" },
  source: DESIGN_SOURCE,
  reads: ["ticket.payload", "channel", "connection", "campaign.money"],
  needsPlatform: true,
  *judge(subject) {
    const { connection, channel } = subject.input;
    const named = subject.mentions("account");
    if (!connection) {
      yield {
        pointer: named[0] ? inPayload(named[0].pointer) : "/channel_id",
        message: `No connection to ${channel.name} fits this ticket. Connect the ad account, or name the account of one that is connected.`,
        value: named[0]?.value,
      };
    }
    const misspelt = new Set(subject.issues("account").map((issue) => issue.pointer));
    for (const { pointer, value } of named) {
      const id = typeof value === "string" || typeof value === "number" ? subject.platform?.parseAccountId(String(value)) : null;
      if (!id || misspelt.has(pointer)) {
        const mend = connection && sameDigits(value, connection.accountId) ? connection.accountId : null;
        yield {
          pointer: inPayload(pointer),
          message: `${quoted(value)} is not an ad account of ${channel.name}. Write its number${connection ? `, such as ${connection.accountId}` : ""}.`,
          value,
          suggestion: mend === null ? null : [{ op: "replace", path: pointer, value: mend }],
        };
      } else if (connection && id !== connection.accountId) {
        yield {
          pointer: inPayload(pointer),
          message: `The ticket names account ${id}, but the connection to ${channel.name} is to ${connection.accountId}. Use that account, or connect ${id}.`,
          value,
        };
      }
    }
  },
};

/** Only the punctuation is wrong: "act 123 456 789" for 123456789. */
function sameDigits(value: unknown, accountId: string): boolean {
  return typeof value === "string" && value.length <= 100 && value.replace(/\D/g, "") === accountId.replace(/\D/g, "") && accountId !== "";
}
