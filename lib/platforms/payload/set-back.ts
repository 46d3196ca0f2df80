import type { PayloadIssue } from "@/lib/platforms/payload-schema";

/** A word of something that was made, which the platform does not let anybody change. */
type FixedWord = {
  /** `campaign 120210`, as people call it. */
  object: string;
  word: string;
  /** Into the payload; null for what Signalbox sets itself. */
  pointer: string | null;
  /** As it was sent; undefined when it was not. */
  madeWith: unknown;
  now: unknown;
};

/** What stands in a plan's way when a fixed word was changed after the object was made: says what it was made with, and sets it back. */
export function setBack({ object, word, pointer, madeWith, now }: FixedWord): PayloadIssue {
  const past = madeWith === undefined ? `without ${word}` : `with ${word} ${JSON.stringify(madeWith)}`;
  const back = madeWith === undefined ? "take it out" : `set it back to ${JSON.stringify(madeWith)}`;
  return {
    rule: "payload.exclusive",
    severity: "block",
    pointer: pointer ?? "",
    message: `The ${object} was made ${past}, which cannot be changed any more: ${back}, or traffic a ticket of its own`,
    value: now,
    suggestion: pointer === null || pointer === "" ? null : patchTo(pointer, madeWith, now),
    source: null,
  };
}

/** Only for words that are sent as they are written: an amount or a time may be written otherwise than it was sent. */
function patchTo(pointer: string, madeWith: unknown, now: unknown): PayloadIssue["suggestion"] {
  if (madeWith === undefined) return [{ op: "remove", path: pointer }];
  const isWord = typeof madeWith === typeof now && (typeof madeWith === "string" || typeof madeWith === "boolean");
  return isWord ? [{ op: "replace", path: pointer, value: madeWith }] : null;
}
