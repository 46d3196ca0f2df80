import { pointerStep } from "@/lib/platforms/payload-schema";

/** Deeper than any platform's payload; far below what would exhaust a stack. */
const MAX_DEPTH = 32;
/** Values in a payload, keys and list items together. Real ones have some dozens. */
const MAX_VALUES = 5_000;
/** Characters of one text. The longest real one, a primary text, has a few hundred. */
const MAX_TEXT = 20_000;
/** Characters of all texts together: every one of them is looked through for every forbidden word. */
const MAX_ALL_TEXT = 200_000;

/** A payload small enough to be judged in bounded time, and where it was cut. */
export type BoundedPayload = { payload: Readonly<Record<string, unknown>>; cuts: { pointer: string; why: string }[] };

/**
 * Copies a payload up to the limits above. What lies beyond is left out and named, and blocks the ticket, so that a
 * hostile payload costs no more than a large honest one and nothing unjudged is ever sent. Never changes its input.
 */
export function boundPayload(payload: Readonly<Record<string, unknown>>): BoundedPayload {
  const cuts: BoundedPayload["cuts"] = [];
  let values = 0;
  let characters = 0;
  let isFull = false;
  let isLong = false;

  const copy = (value: unknown, pointer: string, depth: number): unknown => {
    if (typeof value === "string") return copyText(value, pointer);
    // Minus zero is zero once it is written as JSON.
    if (typeof value !== "object" || value === null) return value === 0 ? 0 : isJson(value) ? value : null;
    if (depth >= MAX_DEPTH) {
      cuts.push({ pointer, why: `The payload is nested more than ${MAX_DEPTH} levels deep` });
      return null;
    }
    if (Array.isArray(value)) {
      const items: unknown[] = [];
      for (const [index, item] of value.entries()) {
        if (!room(pointer)) break;
        items.push(copy(item, pointer + pointerStep(index), depth + 1));
      }
      return items;
    }
    const entries: [string, unknown][] = [];
    for (const [name, inner] of Object.entries(value)) {
      if (!room(pointer)) break;
      entries.push([name, copy(inner, pointer + pointerStep(name), depth + 1)]);
    }
    return Object.fromEntries(entries);
  };

  const copyText = (text: string, pointer: string): string => {
    characters += Math.min(text.length, MAX_TEXT);
    if (characters > MAX_ALL_TEXT) {
      if (!isLong) cuts.push({ pointer, why: `The texts of the payload have more than ${MAX_ALL_TEXT} characters together` });
      isLong = true;
      return "";
    }
    if (text.length <= MAX_TEXT) return text;
    cuts.push({ pointer, why: `A text has ${text.length} characters; at most ${MAX_TEXT} can be checked` });
    return text.slice(0, MAX_TEXT).toWellFormed();
  };

  const room = (pointer: string): boolean => {
    values++;
    if (values <= MAX_VALUES) return true;
    if (!isFull) cuts.push({ pointer, why: `The payload has more than ${MAX_VALUES} values` });
    isFull = true;
    return false;
  };

  return { payload: copy(payload, "", 0) as Record<string, unknown>, cuts };
}

function isJson(value: unknown): boolean {
  return value === null || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
}

/** Every value of a bounded payload with its pointer, containers included, in the order it is written. */
export function* valuesOf(value: unknown, pointer = ""): Generator<{ pointer: string; name: string | null; value: unknown }> {
  if (typeof value !== "object" || value === null) return;
  const isList = Array.isArray(value);
  for (const [name, inner] of Object.entries(value)) {
    const at = pointer + pointerStep(name);
    yield { pointer: at, name: isList ? null : name, value: inner };
    yield* valuesOf(inner, at);
  }
}
