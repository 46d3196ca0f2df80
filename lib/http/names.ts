import { distance } from "fastest-levenshtein";
import { wireSpelling } from "@/lib/shared/wire-of";

/** Names longer than this are never compared: the distance costs length × length. */
const LONGEST_COMPARED = 64;

/** The known name nearest to what was sent, or undefined when nothing is near enough to be meant. */
export function nearestName(sent: string, known: Iterable<string>): string | undefined {
  if (sent.length > LONGEST_COMPARED) return undefined;
  const wanted = fold(sent);
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const name of known) {
    const d = distance(wanted, fold(name));
    if (d < bestDistance) [best, bestDistance] = [name, d];
  }
  return bestDistance <= Math.max(2, Math.floor(sent.length / 3)) ? best : undefined;
}

/** Case, hyphens and camelCase humps do not count as differences: `brandId`, `brand-id` and `BRAND_ID` all mean `brand_id`. */
function fold(name: string): string {
  return (/^[A-Z0-9_-]+$/.test(name) ? name : wireSpelling(name)).toLowerCase().replaceAll("-", "_");
}

/** A name or value short enough to be repeated in an answer. */
export function shown(text: string, longest = 80): string {
  return text.length <= longest ? text : `${text.slice(0, longest).toWellFormed()}…`;
}
