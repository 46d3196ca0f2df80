import type { z } from "zod";

/**
 * One line of text as a person typed it. Refused, with a cleaned suggestion: line breaks and control characters, marks
 * that turn the direction of what follows (a name could pretend to be another: CVE-2021-42574, "Trojan Source"), and
 * characters that are not seen (two names would look the same). Kept, because writing needs them: the zero-width joiner
 * and non-joiner inside words of Arabic and Indic scripts and inside emoji, the tags of a flag, variation selectors.
 * Source: Unicode 17, UAX #9 (bidi controls), UAX #31 §2.3 (joiners), UTS #51 (emoji sequences).
 */
export function plainLineProblems(text: string): { found: string[]; cleaned: string } {
  const found = new Set<string>();
  let cleaned = "";
  let at = 0;
  for (const character of text) {
    const [before, after] = [cleaned, text.slice(at + character.length)];
    at += character.length;
    if (!isUnseen(character) || isLawfulJoiner(character, before, after)) {
      cleaned += character;
      continue;
    }
    found.add(nameOf(character));
    // What was two words stays two words.
    if (/[\t\n\v\f\r\u0085\u2028\u2029]/u.test(character) && !cleaned.endsWith(" ")) cleaned += " ";
  }
  return { found: [...found], cleaned: cleaned.trim() };
}

/** Refuses text that is not one plain line, naming what is in it. Surrogates without a partner are refused, too. */
export const plainLine = (schema: z.ZodString): z.ZodString =>
  schema.superRefine((text, ctx) => {
    const { found, cleaned } = plainLineProblems(text);
    if (found.length === 0) return;
    const message = `Write one line of visible characters, without ${found.join(", ")}: for example "${cleaned}"`;
    ctx.addIssue({ code: "custom", message, params: { rule: "plain_line" } });
  });

/** Control, format, line and paragraph separators, lone surrogates: nothing a reader sees. */
const isUnseen = (character: string): boolean => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]|\u034f/u.test(character);

const JOINED_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const EMOJI_END = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u;
const EMOJI_START = /^\p{Extended_Pictographic}|^[\u2640\u2642\u2695\u2696\u2708]/u;
/** A black flag with the tag characters of a region so far. */
const FLAG_BEFORE = /\u{1F3F4}[\u{E0020}-\u{E007E}]*$/u;

function isLawfulJoiner(character: string, before: string, after: string): boolean {
  if (character === "\u200d" && EMOJI_END.test(before) && EMOJI_START.test(after)) return true;
  if (character === "\u200c" || character === "\u200d") {
    // Within a word only: at its end two names would look the same.
    return JOINED_SCRIPT.test(lastOf(before)) && JOINED_SCRIPT.test([...after.slice(0, 2)][0] ?? "");
  }
  // Tags of a flag, closed by the cancel tag.
  return /[\u{E0020}-\u{E007F}]/u.test(character) && FLAG_BEFORE.test(before);
}

const lastOf = (text: string): string => [...text.slice(-2)].at(-1) ?? "";

const NAMES: readonly [RegExp, string][] = [
  [/[\n\v\f\r\u0085\u2028\u2029]/u, "a line break"],
  [/\t/u, "a tab"],
  [/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u, "a mark that turns the direction of the text"],
  [/[\u200b-\u200d\u2060\ufeff]/u, "a zero-width character"],
];

function nameOf(character: string): string {
  const named = NAMES.find(([pattern]) => pattern.test(character))?.[1];
  return named ?? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
