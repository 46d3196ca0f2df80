import { createHash } from "node:crypto";
import type { JobEvent } from "./job-event";

/**
 * The documented simple forms of Inngest's expressions (CEL; inngest.com/docs/guides/writing-expressions, read
 * 2026-11-21). Everything else is refused by name rather than half understood.
 */

/** A key: parts that are joined. `event.data.x`, `"word"`, or several of them with `+`. */
export type KeyExpression = { text: string; parts: KeyPart[] };
type KeyPart = { path: string[] } | { word: string };

/** A condition on an awaited event: all parts must hold. */
export type Comparison = { left: Operand; equal: boolean; right: Operand };
type Operand = { of: "event" | "async"; path: string[] } | { value: Constant };
type Constant = string | number | boolean | null;

/** A condition with the run's own event filled in: what the awaited event must say. */
export type Demand = { path: string[]; equal: boolean; value: unknown } | { holds: boolean };

const PATH = /^(event|async)((?:\.[A-Za-z_]\w*)+)$/;
const QUOTED = /^(?:"([^"\\]*)"|'([^'\\]*)')$/;
/** Longer values of a key are stored as their hash: an index entry has a limit. */
const MOST_KEY_CHARACTERS = 300;

/** Reads a key of `concurrency` or `throttle`; null when it is not one of the simple forms. */
export function parseKey(text: string): KeyExpression | null {
  const parts: KeyPart[] = [];
  for (const piece of splitOutsideQuotes(text, "+")) {
    const word = readQuoted(piece);
    const path = PATH.exec(piece);
    if (word !== null) parts.push({ word });
    else if (path?.[1] === "event") parts.push({ path: segments(path[2]) });
    else return null;
  }
  return { text: text.trim(), parts };
}

/** The key's value for an event. A missing or null value is the empty word; an object or list its JSON. */
export function evaluateKey(key: KeyExpression, event: JobEvent): string {
  const value = key.parts.map((part) => ("word" in part ? part.word : spell(valueAt(event, part.path)))).join("");
  return value.length <= MOST_KEY_CHARACTERS ? value : `sha256:${createHash("sha256").update(value).digest("hex")}`;
}

/** Reads an `if`: comparisons by `==` or `!=` of `event.…`, `async.…` and constants, joined by `&&`; else null. */
export function parseCondition(text: string): Comparison[] | null {
  const comparisons: Comparison[] = [];
  for (const piece of splitOutsideQuotes(text, "&&")) {
    const equal = splitOutsideQuotes(piece, "==");
    const sides = equal.length === 2 ? equal : splitOutsideQuotes(piece, "!=");
    const [left, right] = sides.map(readOperand);
    if (sides.length !== 2 || !left || !right || (isAwaited(left) && isAwaited(right))) return null;
    comparisons.push({ left, equal: equal.length === 2, right });
  }
  return comparisons;
}

/** What an awaited event must say, now that the run's own event is known. */
export function demandsOf(comparisons: readonly Comparison[], event: JobEvent): Demand[] {
  return comparisons.map(({ left, equal, right }) => {
    const [a, b] = [fill(left, event), fill(right, event)];
    if ("value" in a) return "value" in b ? { holds: same(a.value, b.value) === equal } : { path: b.path, equal, value: a.value };
    return { path: a.path, equal, value: "value" in b ? b.value : undefined };
  });
}

/** Whether an event meets every demand. A value that is missing on a side equals nothing, not even another missing one. */
export function meets(event: JobEvent, demands: readonly Demand[]): boolean {
  return demands.every((demand) => ("holds" in demand ? demand.holds : same(valueAt(event, demand.path), demand.value) === demand.equal));
}

const isAwaited = (operand: Operand): boolean => "path" in operand && operand.of === "async";

function fill(operand: Operand, event: JobEvent): { path: string[] } | { value: unknown } {
  if ("value" in operand) return operand;
  return operand.of === "async" ? { path: operand.path } : { value: valueAt(event, operand.path) };
}

/** Like JSON: numbers, words, truth; objects by their content. JSON has no `undefined`: null stands for it where stored. */
function same(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}

function valueAt(event: JobEvent, path: readonly string[]): unknown {
  let value: unknown = event;
  for (const segment of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

function readOperand(text: string): Operand | null {
  const word = readQuoted(text);
  if (word !== null) return { value: word };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { value: Number(text) };
  if (text === "true" || text === "false") return { value: text === "true" };
  if (text === "null") return { value: null };
  const path = PATH.exec(text);
  return path ? { of: path[1] as "event" | "async", path: segments(path[2]) } : null;
}

function readQuoted(text: string): string | null {
  const match = QUOTED.exec(text);
  return match ? (match[1] ?? match[2] ?? "") : null;
}

const segments = (dotted = ""): string[] => dotted.slice(1).split(".");

function spell(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Splits at `separator` outside quotes; pieces are trimmed. */
function splitOutsideQuotes(text: string, separator: string): string[] {
  const pieces: string[] = [];
  let piece = "";
  let quote = "";
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (!quote && text.startsWith(separator, at)) {
      pieces.push(piece.trim());
      piece = "";
      at += separator.length - 1;
      continue;
    }
    if (quote ? character === quote : character === '"' || character === "'") quote = quote ? "" : character;
    piece += character;
  }
  return [...pieces, piece.trim()];
}
