import type { Violation } from "@/lib/shared/errors";
import { type CodeKind, MULTI_CHANNEL_CODE } from "./scheme.rules";

/** Longest code. Source: DESIGN §2, Taxonomy. */
export const MAX_CODE_LENGTH = 20;

const LABEL: Record<CodeKind, string> = { brand: "brand", market: "market", channel: "channel" };

/** A code as it is stored: ASCII letters upper-cased, nothing else touched (`ß` or `ı` must not turn into other letters). */
export function canonicalCode(typed: string): string {
  return typed.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/**
 * What is wrong with the form of a code, with a mend where one is plain. Lawful: 1 to 20 of `A-Z 0-9 _` after
 * upper-casing, with a letter or a digit among them. Source: seed 002 ("alphanumeric + underscores only for codes").
 *
 * - Underscores may lead, trail and double. Codes are often taken over from another system as they are, and nothing is
 *   lost by it: whether names stay readable is decided exactly by `checkCodeAddition`, not by taste here.
 * - Digits only is lawful too (`360`, `1664`, even `2026`): the year is found by its place, never by its look.
 * - Only underscores is not: such a segment cannot be seen between two separators.
 *
 * Length, alphabet and reserved words only; a clash with other codes is `checkCodeAddition`'s answer.
 */
export function validateCode(kind: CodeKind, typed: string, pointer = "/code"): Violation[] {
  const code = canonicalCode(typed);
  const label = LABEL[kind];
  const mend = mendedCode(typed);
  const violation = (rule: string, message: string): Violation => ({
    pointer,
    rule,
    message,
    ...(mend !== null && mend !== code && !(kind === "channel" && mend === MULTI_CHANNEL_CODE) ? { suggestion: mend } : {}),
  });

  if (code === "") return [{ pointer, rule: "code.empty", message: `Give the ${label} a code of 1 to ${MAX_CODE_LENGTH} characters.` }];
  const violations: Violation[] = [];
  const foreign = [...new Set([...code].filter((char) => !/[A-Z0-9_]/.test(char)))];
  if (foreign.length > 0) {
    const shown = foreign.slice(0, 5).map(visible).join(" ");
    violations.push(
      violation("code.characters", `A ${label} code has only letters A to Z, digits and underscores; this one has ${shown}.`),
    );
  }
  const length = [...code].length;
  if (length > MAX_CODE_LENGTH) {
    violations.push(violation("code.length", `A ${label} code has at most ${MAX_CODE_LENGTH} characters; this one has ${length}.`));
  }
  if (foreign.length === 0 && !/[A-Z0-9]/.test(code)) {
    violations.push({ pointer, rule: "code.blank", message: `A ${label} code needs at least one letter or digit.` });
  }
  if (kind === "channel" && code === MULTI_CHANNEL_CODE) {
    violations.push({
      pointer,
      rule: "code.reserved",
      message: `${MULTI_CHANNEL_CODE} stands in the name of every campaign without a channel of its own; choose another code.`,
    });
  }
  return violations;
}

/** The nearest lawful spelling of what was typed, or null when nothing lawful is left. ASCII only: transliteration is `suggestCodes`'. */
function mendedCode(typed: string): string | null {
  const code = canonicalCode(typed.trim())
    .replace(/[\s\-.]+/g, "_")
    .replace(/[^A-Z0-9_]/g, "")
    .slice(0, MAX_CODE_LENGTH);
  return /[A-Z0-9]/.test(code) ? code : null;
}

/** A character as a sentence can show it: itself, or its code point when it would be invisible. */
function visible(char: string): string {
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(char)
    ? `"${char}"`
    : `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
