import { factsFor } from "@/lib/domain/tickets/qa/payload-places";
import { factSource } from "@/lib/domain/tickets/qa/platform-source";
import type { Rule } from "@/lib/domain/tickets/qa/rule";
import { inPayload } from "@/lib/domain/tickets/qa/subject";

/** From so many days ahead a closing objective is told of. */
const AHEAD_MS = 120 * 86_400_000;

export const objectiveClosing: Rule = {
  id: "objective.closing",
  version: 1,
  title: "The objective can still be created when the ticket is deployed",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: ["CREATE_CAMPAIGN"] },
  source: { kind: "spec", ref: "spec/platforms.md §2: manual creation ends", date: "2026-11-21", confidence: "M" },
  reads: ["now", "ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const closing = factsFor(subject)?.closing;
    const mention = subject.mentions("objective")[0];
    const objective = mention?.value;
    if (!closing || !mention || typeof objective !== "string" || !closing.objectives.includes(objective)) return;
    if (subject.payload[closing.word] === closing.value) return;
    const closesAt = Date.parse(`${closing.lastDay}T00:00:00Z`) + 86_400_000;
    const now = Date.parse(subject.input.now);
    if (closesAt - now > AHEAD_MS) return;
    const isClosed = now >= closesAt;
    const way = closing.takes.includes(objective)
      ? `Set ${closing.word} to ${closing.value}.`
      : `Choose another objective; ${closing.value} does not take this one.`;
    yield {
      severity: isClosed ? "block" : "warn",
      pointer: inPayload(mention.pointer),
      message: isClosed
        ? `${subject.input.channel.name} has created no ${objective} by hand since ${closing.lastDay}. ${way}`
        : `${subject.input.channel.name} creates ${objective} by hand until ${closing.lastDay} only. ${way}`,
      value: objective,
      source: factSource(closing.source),
    };
  },
};
