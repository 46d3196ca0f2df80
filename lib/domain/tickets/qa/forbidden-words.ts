/**
 * Finds words of a list in texts: whole words, whatever their case, width, ligature or hidden characters. Scripts that
 * write without spaces have no word boundaries, so their words are found anywhere.
 */
export type WordFinder = (text: string) => string[];

/** Words on the list beyond this are ignored: no person keeps more. */
const MAX_WORDS = 2_000;

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** A letter, digit or mark that belongs to the same word. */
const WORD = "[\\p{L}\\p{N}\\p{M}]";

/**
 * A text as it is compared: compatibility forms unified (`ｃａｓｉｎｏ`, `ﬁ`), case folded (`STRASSE` = `straße`), invisible
 * characters gone, so that none of them hides a word.
 */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .toUpperCase()
    .toLowerCase()
    .replaceAll("ς", "σ")
    .normalize("NFKC");
}

/** Prepares a list for many texts. The finder returns the words as the list spells them, each once. */
export function wordFinder(words: readonly string[]): WordFinder {
  const prepared = words
    .slice(0, MAX_WORDS)
    .map((word) => ({
      word,
      parts: folded(word)
        .split(/[\s\p{Pd}_]+/u)
        .filter((part) => part !== ""),
    }))
    .filter(({ parts }) => parts.length > 0);
  // Compiling a pattern costs more than looking for its first part, and most words are in no text.
  const patterns = new Map<string, RegExp>();
  const patternOf = (word: string, parts: readonly string[]): RegExp => {
    const known = patterns.get(word) ?? pattern(parts);
    patterns.set(word, known);
    return known;
  };
  return (text) => {
    const candidate = folded(text);
    const found = prepared.filter(({ word, parts }) => candidate.includes(parts[0] ?? "") && patternOf(word, parts).test(candidate));
    return [...new Set(found.map(({ word }) => word))];
  };
}

/** Between the parts of a phrase any space, hyphen or underscore may stand. */
function pattern(parts: readonly string[]): RegExp {
  const body = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")).join("[\\s\\p{Pd}_]{1,9}");
  const [first = ""] = [...(parts[0] ?? "")];
  const last = [...(parts.at(-1) ?? "")].at(-1) ?? "";
  return new RegExp(`${bounded(first) ? `(?<!${WORD})` : ""}${body}${bounded(last) ? `(?!${WORD})` : ""}`, "u");
}

function bounded(char: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(char) && !UNSPACED.test(char);
}
