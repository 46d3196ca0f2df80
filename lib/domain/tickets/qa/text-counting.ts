import type { TextFacts } from "@/lib/platforms/payload-schema";

/** Scripts and signs that take the room of two letters (Unicode East Asian Width W and F, without emoji). */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]/u;
/** Emoji with all that belongs to them: joiners, variation selectors, skin tones, flags and key caps. */
const EMOJI = /(?:\p{RGI_Emoji}|\p{Emoji_Presentation})(?:[\uFE0F\u200D]|\p{RGI_Emoji}|\p{Emoji_Presentation})*/v;
const EVERY_EMOJI = new RegExp(EMOJI.source, "gv");

/** How long a text is as its platform counts: code points, and under `wide` two for a character of East Asian width. */
export function lengthOf(text: string, counting: TextFacts["counting"]): number {
  let length = 0;
  for (const character of text) length += counting === "wide" && WIDE.test(character) ? 2 : 1;
  return length;
}

/** True when a text has at least one emoji. Signs such as © and digits are none. */
export function hasEmoji(text: string): boolean {
  return EMOJI.test(text);
}

/** The text without its emoji, and without the gaps they leave. */
export function withoutEmoji(text: string): string {
  return tidied(text.replace(EVERY_EMOJI, ""));
}

/** The text without spaces around it, before its line breaks, and without runs of them. Line breaks stay. */
export function tidied(text: string): string {
  return text
    .replace(/[ \t\u00A0]{2,}/g, " ")
    .replace(/[ \t\u00A0]+(?=\r?\n)/g, "")
    .trim();
}
