/** The words in a text as people paste it: one to a line, or between commas or semicolons. */
export function wordsIn(text: string): string[] {
  return text
    .split(/[\n,;]+/u)
    .map((word) => word.trim().replace(/\s+/gu, " ").normalize("NFC"))
    .filter((word) => word !== "");
}

const same = (word: string) => word.toLocaleLowerCase("en");

/** The list with further words at its end; a word that is there already, in any case, is not added again. */
export function withWords(words: readonly string[], added: readonly string[]): string[] {
  const seen = new Set(words.map(same));
  const next = [...words];
  for (const word of added) {
    if (seen.has(same(word))) continue;
    seen.add(same(word));
    next.push(word);
  }
  return next;
}

/** True when both lists have the same words in the same order. */
export function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index]);
}
