import type { z } from "zod";
import type { Violation } from "@/lib/shared/errors";
import { wireSpelling } from "@/lib/shared/wire-of";
import { nearestName, shown } from "./names";
import { fromPointer, toPointer } from "./pointer";
import { type Schema, type Shape, type Side, shapeOf } from "./wire-shape";

/**
 * The one converter between the wire (snake_case) and the code (camelCase). Both directions walk the contract's schema,
 * so only declared properties are renamed: opaque JSON keeps every key, and a property is accepted in its wire spelling
 * alone.
 */

/** Enough to mend a request by; a hostile body with a hundred thousand unknown keys gets no longer answer than this. */
export const MOST_VIOLATIONS = 100;

type Path = readonly PropertyKey[];
type Report = { violations: Violation[] };

/**
 * Wire → code. `value` is JSON as parsed; the result has camelCase names and is otherwise unchecked (the schema parses
 * it next). Unknown properties are reported, in wire spelling, with the nearest known name, and are left out.
 */
export function fromWire(schema: Schema, value: unknown): { value: unknown; violations: Violation[] } {
  const report: Report = { violations: [] };
  return { value: inbound(schema, value, [], report), violations: report.violations };
}

function inbound(schema: Schema, value: unknown, path: Path, report: Report): unknown {
  if (typeof value !== "object" || value === null) return value;
  const shape = shapeOf(schema, "input");
  if (shape.kind === "union") return inboundUnion(shape, value, path, report);
  if (Array.isArray(value)) return value.map((item, index) => inboundItem(shape, item, index, path, report));
  if (shape.kind === "record") return mapped(value, (item, key) => [key, inbound(shape.value, item, [...path, key], report)]);
  if (shape.kind !== "object") return value;
  return mapped(value, (item, key) => {
    const field = shape.byWire.get(key);
    if (field) return [field.name, inbound(field.schema, item, [...path, key], report)];
    if (shape.rest) return [key, inbound(shape.rest, item, [...path, key], report)];
    if (report.violations.length < MOST_VIOLATIONS) report.violations.push(unknownField(key, path, shape.byWire.keys()));
    return null;
  });
}

function inboundItem(shape: Shape, item: unknown, index: number, path: Path, report: Report): unknown {
  const schema = itemSchema(shape, index);
  return schema ? inbound(schema, item, [...path, index], report) : item;
}

function itemSchema(shape: Shape, index: number): Schema | null {
  if (shape.kind === "array") return shape.element;
  return shape.kind === "tuple" ? (shape.items[index] ?? shape.rest) : null;
}

/** A union takes the option that is meant: the discriminator's, else the first that parses, else the one with the fewest unknown names. */
function inboundUnion(shape: Shape & { kind: "union" }, value: object, path: Path, report: Report): unknown {
  const chosen = discriminated(shape, value, "input");
  if (chosen) return inbound(chosen, value, path, report);
  let best: { value: unknown; violations: Violation[] } | null = null;
  for (const option of shape.options) {
    if (!takes(option, value, "input")) continue;
    const attempt: Report = { violations: [] };
    const converted = { value: inbound(option, value, path, attempt), violations: attempt.violations };
    if (converted.violations.length === 0 && parses(option, converted.value)) return converted.value;
    if (!best || converted.violations.length < best.violations.length) best = converted;
  }
  if (!best) return value;
  report.violations.push(...best.violations);
  return best.value;
}

/**
 * Code → wire. `value` must have been parsed by the schema already. Decimals marked in the schema become JSON numbers of
 * exactly their digits; dates become ISO 8601 UTC.
 */
export function toWire(schema: Schema, value: unknown): unknown {
  const shape = shapeOf(schema, "output");
  if (shape.kind === "decimal" && typeof value === "string") return rawNumber(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (shape.kind === "union") {
    const option = discriminated(shape, value, "output") ?? shape.options.find((o) => takes(o, value, "output") && parses(o, value));
    return option ? toWire(option, value) : value;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => {
      const element = itemSchema(shape, index);
      return element ? toWire(element, item) : item;
    });
  }
  if (shape.kind === "record") return mapped(value, (item, key) => [key, toWire(shape.value, item)]);
  return shape.kind === "object" ? outboundObject(shape, value) : value;
}

function outboundObject(shape: Shape & { kind: "object" }, value: object): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const field = shape.byName.get(key);
    if (field) out[field.wire] = toWire(field.schema, item);
    else define(out, key, shape.rest ? toWire(shape.rest, item) : item);
  }
  return out;
}

/** The pointer of a violation in wire names. Parts the schema does not describe stay; an unknown first part is spelled for the wire. */
export function wirePointer(schema: Schema, pointer: string, side: Side = "input"): string {
  return toPointer(wirePath(schema, fromPointer(pointer), side).path);
}

/** True when the first part of the pointer is a property of the schema: tells a body's violation from a query's. */
export function describes(schema: Schema, pointer: string): boolean {
  const path = fromPointer(pointer);
  return path.length === 0 || wirePath(schema, path, "input").known > 0;
}

function wirePath(schema: Schema, path: readonly PropertyKey[], side: Side): { path: PropertyKey[]; known: number } {
  const [head, ...tail] = path;
  if (head === undefined) return { path: [], known: 0 };
  const shape = shapeOf(schema, side);
  if (shape.kind === "union") {
    const ways = shape.options.map((option) => wirePath(option, path, side));
    return ways.reduce((a, b) => (b.known > a.known ? b : a), ways[0] ?? { path: [...path], known: 0 });
  }
  const step = stepInto(shape, String(head));
  if (!step) return { path: [shape.kind === "object" ? wireSpelling(String(head)) : head, ...tail], known: 0 };
  const rest = wirePath(step.schema, tail, side);
  return { path: [step.wire, ...rest.path], known: rest.known + 1 };
}

function stepInto(shape: Shape, head: string): { wire: string; schema: Schema } | null {
  if (shape.kind === "object") {
    const field = shape.byName.get(head) ?? shape.byWire.get(head);
    if (field) return field;
    return shape.rest ? { wire: head, schema: shape.rest } : null;
  }
  if (shape.kind === "record") return { wire: head, schema: shape.value };
  const element = itemSchema(shape, Number(head));
  return element ? { wire: head, schema: element } : null;
}

function discriminated(shape: Shape & { kind: "union" }, value: object, side: Side): Schema | null {
  const name = shape.discriminator;
  if (name === null || Array.isArray(value)) return null;
  const key = side === "input" ? wireSpelling(name) : name;
  const tag: unknown = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  return shape.options.find((option) => option._zod.propValues?.[name]?.has(tag as z.core.util.Primitive)) ?? null;
}

/** Whether an option can hold this kind of JSON value at all (an object or an array). */
function takes(option: Schema, value: object, side: Side): boolean {
  const kind = shapeOf(option, side).kind;
  if (kind === "union" || kind === "opaque") return true;
  const isList = kind === "array" || kind === "tuple";
  return Array.isArray(value) ? isList : kind === "object" || kind === "record";
}

function parses(option: Schema, value: unknown): boolean {
  return (option as z.ZodType).safeParse(value).success;
}

function mapped(value: object, entry: (item: unknown, key: string) => [string, unknown] | null): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const made = entry(item, key);
    if (made) define(out, made[0], made[1]);
  }
  return out;
}

/** Sets a caller's key: `__proto__` becomes a key like any other instead of the prototype. */
function define(out: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(out, key, { value, enumerable: true, configurable: true, writable: true });
  else out[key] = value;
}

function unknownField(key: string, path: Path, known: Iterable<string>): Violation {
  return unknownName(key, known, { pointer: toPointer([...path, key]), noun: "field" });
}

/** The violation for a field or query parameter that does not exist, naming the nearest that does. */
export function unknownName(sent: string, known: Iterable<string>, at: { pointer: string; noun: "field" | "parameter" }): Violation {
  const names = [...known];
  const nearest = nearestName(sent, names);
  const hint = nearest ? `Did you mean "${nearest}"?` : `Known here: ${names.length > 0 ? names.join(", ") : "none"}.`;
  return {
    pointer: at.pointer,
    rule: `unknown_${at.noun}`,
    message: `There is no ${at.noun} "${shown(sent)}". ${hint}`,
    ...(nearest ? { suggestion: nearest } : {}),
  };
}

/** `JSON.rawJSON` writes the digits as they are, so 999999999999999.9999 does not pass through a float. */
function rawNumber(decimal: string): unknown {
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(decimal);
}
