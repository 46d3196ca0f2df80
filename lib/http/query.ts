import type { z } from "zod";
import type { WireViolation } from "./problem";
import { fromWire, unknownName } from "./wire";
import { type Schema, shapeOf } from "./wire-shape";

/**
 * Query parameters → the camelCase object a contract's query schema parses. Each text becomes what its schema expects
 * (number, boolean, list by repetition or comma); anything that does not fit is left as it is for the schema to name.
 * A scalar given twice, an unknown parameter and NUL are refused here.
 */
export function readQuery(
  schema: z.ZodObject | undefined,
  search: URLSearchParams,
): { value: Record<string, unknown>; violations: WireViolation[] } {
  const shape = schema ? shapeOf(schema, "input") : null;
  const fields = shape?.kind === "object" ? shape.byWire : new Map<string, never>();
  const sent: Record<string, unknown> = {};
  const violations: WireViolation[] = [];
  for (const name of new Set(search.keys())) {
    const texts = search.getAll(name);
    const field = fields.get(name);
    if (!field) {
      violations.push({
        ...unknownName(name, fields.keys(), { pointer: "", noun: "parameter" }),
        in: "query",
        pointer: `/${name.slice(0, 80).toWellFormed()}`,
      });
    } else if (texts.some((text) => text.includes("\0"))) {
      violations.push(inQuery(name, "nul", "Leave out the NUL character (%00)"));
    } else if (listOf(field.schema)) {
      sent[name] = readList(field.schema, texts);
    } else if (texts.length > 1) {
      violations.push(inQuery(name, "duplicate", "This is given more than once: give it once"));
    } else {
      sent[name] = readScalar(field.schema, texts[0] ?? "");
    }
    if (violations.length >= 100) break;
  }
  const converted = schema ? fromWire(schema, sent) : { value: {}, violations: [] };
  return { value: converted.value as Record<string, unknown>, violations };
}

function inQuery(name: string, rule: string, message: string): WireViolation {
  return { in: "query", pointer: `/${name}`, rule, message };
}

function listOf(schema: Schema): Schema | null {
  const shape = shapeOf(schema, "input");
  return shape.kind === "array" ? shape.element : null;
}

function readList(schema: Schema, texts: readonly string[]): unknown[] {
  const element = listOf(schema) as Schema;
  return texts
    .flatMap((text) => text.split(","))
    .filter((text) => text !== "")
    .map((text) => readScalar(element, text));
}

/** Exactly what JSON would call a number; "1e3", " 1" and "0x1" stay texts and are refused by the schema. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;

function readScalar(schema: Schema, text: string): unknown {
  const kinds = scalarKinds(schema);
  if (kinds.has("number") && NUMBER.test(text) && text.length <= 16) return Number(text);
  if (kinds.has("boolean") && (text === "true" || text === "false")) return text === "true";
  return text;
}

/** The scalar types a schema takes, behind its wrappers and unions; a schema that also takes text gets text. */
function scalarKinds(schema: Schema): Set<string> {
  const kinds = new Set<string>();
  collect(schema, kinds);
  if (kinds.has("string")) kinds.delete("number");
  return kinds;
}

function collect(schema: Schema, kinds: Set<string>): void {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  if (def.type === "union") for (const option of def.options) collect(option, kinds);
  else if (def.type === "lazy") collect(def.getter(), kinds);
  else if (def.type === "pipe") collect(def.in._zod.def.type === "transform" ? def.out : def.in, kinds);
  else if (def.type === "literal") for (const value of def.values) kinds.add(typeof value);
  else if ("innerType" in def) collect(def.innerType as Schema, kinds);
  else kinds.add(def.type);
}
