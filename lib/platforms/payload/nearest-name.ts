import { distance } from "fastest-levenshtein";

/** Words longer than this are never compared: the distance costs length × length. */
const LONGEST_COMPARED = 64;

/** The known word a misspelt one most likely stands for, case and separators aside; null when none is near. */
export function nearestName(known: readonly string[], word: string): string | null {
  if (word.length > LONGEST_COMPARED) return null;
  const wanted = folded(word);
  const farthest = Math.max(2, Math.floor(wanted.length / 2));
  let best: { name: string; away: number } | null = null;
  for (const name of known) {
    const away = distance(folded(name), wanted);
    if (away <= farthest && (!best || away < best.away)) best = { name, away };
  }
  return best?.name ?? null;
}

/** A word short enough to be repeated in a sentence. */
export function shown(word: string): string {
  return word.length <= LONGEST_COMPARED ? word : `${word.slice(0, LONGEST_COMPARED).toWellFormed()}…`;
}

function folded(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, "");
}
