import { factsFor, isGiven, parentOf, wordsOf } from "@/lib/domain/tickets/qa/payload-places";
import { type Rule, SENDING } from "@/lib/domain/tickets/qa/rule";
import { inPayload, type Subject } from "@/lib/domain/tickets/qa/subject";

/** Whether a button is one the platform knows is its allow-list's to judge; here it is there at all. */
export const callToAction: Rule = {
  id: "creative.call_to_action",
  version: 1,
  title: "An ad that leads somewhere has a button",
  severity: "info",
  appliesTo: { platforms: "all", requestTypes: SENDING },
  source: { kind: "design", ref: "DESIGN.md §2, Bodies of the main job: creative{call_to_action}" },
  reads: ["ticket.payload", "channel"],
  needsPlatform: true,
  *judge(subject) {
    const noButton = factsFor(subject)?.noButton ?? [];
    for (const { pointer, value } of subject.mentions("landing_url")) {
      const creative = parentOf(pointer);
      // The address at the top belongs to no creative.
      if (creative === "" || !isGiven(value)) continue;
      const button = subject.mentions("call_to_action").find((mention) => parentOf(mention.pointer) === creative);
      if (button && noButton.some((none) => none === button.value)) {
        yield {
          pointer: inPayload(button.pointer),
          message: `This ad leads to a page but shows no button (${button.value}).`,
          value: button.value,
        };
      } else if (!button && !hasSetOfButtons(subject, creative)) {
        yield { pointer: inPayload(creative), message: "This ad leads to a page but names no button, such as LEARN_MORE.", value: null };
      }
    }
  },
};

/** Some platforms choose from a set of buttons, or take the post's own. */
function hasSetOfButtons({ payload }: Subject, creative: string): boolean {
  let here: unknown = payload;
  for (const step of creative.split("/").slice(1)) here = Array.isArray(here) ? here[Number(step)] : wordsOf(here)?.[step];
  return Object.entries(wordsOf(here) ?? {}).some(([name, value]) => /^call_to_action_|_item_id$|_story_id$/.test(name) && isGiven(value));
}
