import Decimal from "decimal.js";
import { visit } from "jsonc-parser";
import { appError, type Violation } from "@/lib/shared/errors";
import { shown } from "./names";
import { toPointer } from "./pointer";

/** Nesting deeper than this is refused before anything recursive looks at it. */
const DEEPEST = 64;

/** Enough faults of one text to mend it by. */
const MOST_FAULTS = 50;

/**
 * Parses JSON strictly. Beyond the grammar it refuses what parsers disagree about or lose in silence: duplicate keys,
 * NUL, lone surrogates, `__proto__`, nesting past {@link DEEPEST}, numbers a double cannot hold exactly (an id or an
 * amount would change without a word; the mend is the same digits as a string).
 *
 * @throws AppError VALIDATION_002 with one violation per fault, pointers in the caller's own spelling.
 */
export function parseStrictJson(text: string): unknown {
  refuseDepth(text);
  const value = grammar(text);
  const faults = findFaults(text);
  if (faults.length > 0) throw malformed(faults);
  return value;
}

function malformed(violations: Violation[]) {
  return appError("VALIDATION_002", { violations });
}

/** A flat scan: the parsers below recurse, and a megabyte of `[` must not reach their stack. */
function refuseDepth(text: string): void {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x22) {
      i = endOfString(text, i);
    } else if (c === 0x7b || c === 0x5b) {
      depth++;
      if (depth > DEEPEST)
        throw malformed([{ pointer: "", rule: "json.depth", message: `JSON may be nested ${DEEPEST} levels deep, not deeper` }]);
    } else if (c === 0x7d || c === 0x5d) {
      depth--;
    }
  }
}

/** Index of the quote that closes the string opened at `start`, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x5c) i++;
    else if (c === 0x22) return i;
  }
  return text.length;
}

function grammar(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const offset = firstError(text);
    const before = text.slice(0, offset).split("\n");
    const line = before.length;
    const column = (before.at(-1)?.length ?? 0) + 1;
    const found = offset < text.length ? `at ${JSON.stringify(text.charAt(offset).toWellFormed())}` : "at its end";
    throw malformed([{ pointer: "", rule: "json.syntax", message: `Not JSON: line ${line}, column ${column}, ${found}` }]);
  }
}

/** Where the grammar breaks; V8's own message does not always say. */
function firstError(text: string): number {
  let first = text.length;
  const onError = (_code: unknown, offset: number) => {
    first = Math.min(first, offset);
  };
  visit(text, { onError }, { disallowComments: true, allowTrailingComma: false });
  return first;
}

function findFaults(text: string): Violation[] {
  const faults: Violation[] = [];
  const add = (path: readonly (string | number)[], rule: string, message: string, suggestion?: unknown) => {
    if (faults.length < MOST_FAULTS)
      faults.push({ pointer: toPointer(path), rule, message, ...(suggestion === undefined ? {} : { suggestion }) });
  };
  const text_ = (value: string, path: readonly (string | number)[]) => {
    if (value.includes("\0")) add(path, "json.nul", "Leave out the NUL character (\\u0000)");
    if (!value.isWellFormed()) add(path, "json.surrogate", "Half of a surrogate pair is no character: send the whole pair");
  };
  const keys: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      keys.push(new Set());
    },
    onObjectEnd: () => {
      keys.pop();
    },
    onObjectProperty: (name, _offset, _length, _line, _column, path) => {
      const seen = keys.at(-1);
      if (seen?.has(name)) add([...path(), name.toWellFormed()], "json.duplicate_key", `"${shown(name)}" is given twice: keep one of them`);
      seen?.add(name);
      if (name === "__proto__") add([...path(), name], "json.forbidden_key", `"__proto__" is no name for a property: leave it out`);
      if (name.includes("\0") || !name.isWellFormed()) text_(name, [...path(), name.replaceAll("\0", "").toWellFormed()]);
    },
    onLiteralValue: (value: unknown, offset, length, _line, _column, path) => {
      if (typeof value === "string") {
        if (value.includes("\0") || !value.isWellFormed()) text_(value, path());
      } else if (typeof value === "number" && !isExact(text.slice(offset, offset + length), value)) {
        const digits = shown(text.slice(offset, offset + length));
        add(path(), "json.precision", "This number cannot be held exactly: send it as a string", digits);
      }
    },
  });
  return faults;
}

/** Doubles carry any fifteen digits; only longer literals and exponents need the exact comparison. */
function isExact(literal: string, value: number): boolean {
  if (literal.length <= 15 && !/[eE]/.test(literal)) return true;
  if (!Number.isFinite(value) || literal.length > 400) return false;
  return new Decimal(literal).equals(new Decimal(value));
}
