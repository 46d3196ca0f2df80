import anyAscii from "any-ascii";
import { MAX_CODE_LENGTH } from "./codes.rules";
import { checkCodeAddition } from "./decodability.rules";
import type { CodeKind, CodeSet, Scheme } from "./scheme.rules";

/** How many numbered variants (`DIS2`, `DIS3`…) are tried before giving up. */
const LAST_NUMBER = 99;

/**
 * Codes that would do where `typed` (a refused code, or the name of a new brand or market) would not: at most `count`,
 * each of them accepted by `checkCodeAddition` as things stand. `DIS_KIDS` → `DISKIDS`, `DISK`, `DK`.
 */
export function suggestCodes(scheme: Scheme, existing: CodeSet, kind: CodeKind, typed: string, count = 3): string[] {
  const found: string[] = [];
  for (const code of candidates(typed)) {
    if (found.includes(code)) continue;
    if (checkCodeAddition(scheme, existing, { kind, code }).ok) found.push(code);
    if (found.length >= count) break;
  }
  return found;
}

function* candidates(typed: string): Generator<string> {
  // A pasted book is not transliterated; its first words are enough.
  const ascii = anyAscii(typed.slice(0, 200).toWellFormed().normalize("NFC")).toUpperCase();
  const words = ascii.match(/[A-Z0-9]+/g) ?? [];
  const joined = words.join("");
  if (joined === "") return;
  const clip = (code: string) => code.slice(0, MAX_CODE_LENGTH);
  const initials = words.map((word) => word.charAt(0)).join("");
  yield clip(joined);
  if (words.length > 1) {
    yield clip((words[0] ?? "").slice(0, 3) + initials.slice(1));
    yield clip(initials);
  } else {
    yield joined.slice(0, 3);
    yield clip(joined.charAt(0) + joined.slice(1).replace(/[AEIOU]/g, ""));
  }
  for (let number = 2; number <= LAST_NUMBER; number++) yield joined.slice(0, MAX_CODE_LENGTH - 2) + number;
}
