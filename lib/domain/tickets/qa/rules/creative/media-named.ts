import { blockOf, isGiven, parentOf } from "@/lib/domain/tickets/qa/payload-places";
import type { Rule } from "@/lib/domain/tickets/qa/rule";
import { inPayload, type Subject } from "@/lib/domain/tickets/qa/subject";
import { pointerStep } from "@/lib/platforms/payload-schema";

/** Judged where ads are made; the flat body's creative is only checked. */
export const mediaNamed: Rule = {
  id: "creative.media",
  version: 1,
  title: "Every ad shows a picture or a video",
  severity: "warn",
  appliesTo: { platforms: "all", requestTypes: ["CREATE_CAMPAIGN"] },
  source: { kind: "design", ref: "DESIGN.md §2, Levels: a block that is present is complete" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const withMedia = new Set(
      subject
        .mentions("media")
        .filter(({ value }) => isGiven(value))
        .map(({ pointer }) => parentOf(pointer.replace(/\/\d+$/, ""))),
    );
    for (const creative of creativesOf(subject)) {
      if (withMedia.has(creative)) continue;
      yield {
        pointer: inPayload(creative),
        message: "This creative names no picture, video or post. Choose one from the account's library.",
        value: null,
      };
    }
  },
};

/** Pointers of the creatives inside the blocks, told by the texts, addresses and identities they hold. */
function creativesOf(subject: Subject): string[] {
  const ad = subject.platform?.payload.blocks.find(({ level }) => level === "ad")?.name;
  const known = subject.mentions("text", "headline", "landing_url", "call_to_action", "identity", "media").map(({ pointer }) => pointer);
  const inside = known.filter((pointer) => ad !== undefined && blockOf(subject, pointer) === ad);
  return [...new Set(inside.map((pointer) => parentOf(pointer.replace(/(\/image_ids)\/\d+$/, "$1"))))].filter(
    (pointer) => pointer !== pointerStep(ad ?? ""),
  );
}
