import type { z } from "zod";
import { wireSpelling } from "@/lib/shared/wire-of";

/** Any zod 4 schema. */
export type Schema = z.core.$ZodType;

/** Which side of a schema's transforms is meant: what a caller sends, or what the code hands out. */
export type Side = "input" | "output";

type Field = { name: string; wire: string; schema: Schema };

/**
 * What a schema says about names. Only objects rename their keys; a record's keys are data; whatever the schema does
 * not describe (`z.unknown()`, `z.json()`, the rest of a loose object) is opaque and stays as it is.
 */
export type Shape =
  | { kind: "object"; byWire: Map<string, Field>; byName: Map<string, Field>; rest: Schema | null }
  | { kind: "array"; element: Schema }
  | { kind: "tuple"; items: readonly Schema[]; rest: Schema | null }
  | { kind: "record"; value: Schema }
  | { kind: "union"; options: readonly Schema[]; discriminator: string | null }
  | { kind: "decimal" }
  | { kind: "scalar" }
  | { kind: "opaque" };

const OPAQUE_TYPES: ReadonlySet<string> = new Set(["any", "unknown", "custom", "transform"]);
const caches: Record<Side, WeakMap<Schema, Shape>> = { input: new WeakMap(), output: new WeakMap() };

/** The shape of a schema behind its wrappers (optional, nullable, default, pipe, lazy, readonly …), remembered per schema. */
export function shapeOf(schema: Schema, side: Side): Shape {
  const known = caches[side].get(schema);
  if (known) return known;
  const shape = find(schema, side);
  caches[side].set(schema, shape);
  return shape;
}

function find(schema: Schema, side: Side): Shape {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  switch (def.type) {
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "nonoptional":
    case "readonly":
    case "catch":
      return shapeOf(def.innerType, side);
    case "lazy":
      return shapeOf(def.getter(), side);
    case "pipe":
      return shapeOf(pipeSide(def, side), side);
    case "object":
      return objectShape(def);
    case "intersection":
      return merged(shapeOf(def.left, side), shapeOf(def.right, side));
    case "array":
      return { kind: "array", element: def.element };
    case "tuple":
      return { kind: "tuple", items: def.items, rest: def.rest };
    case "record":
      return { kind: "record", value: def.valueType };
    case "union":
      return {
        kind: "union",
        options: def.options,
        discriminator: (def as Partial<z.core.$ZodDiscriminatedUnionDef>).discriminator ?? null,
      };
    default:
      if (isDecimal(schema)) return { kind: "decimal" };
      return { kind: OPAQUE_TYPES.has(def.type) ? "opaque" : "scalar" };
  }
}

/** A pipe's own side, except where that side is a bare function, which says nothing about names. */
function pipeSide(def: z.core.$ZodPipeDef, side: Side): Schema {
  const [near, far] = side === "input" ? [def.in, def.out] : [def.out, def.in];
  return near._zod.def.type === "transform" ? far : near;
}

function objectShape(def: z.core.$ZodObjectDef): Shape {
  const byWire = new Map<string, Field>();
  const byName = new Map<string, Field>();
  for (const [name, schema] of Object.entries(def.shape)) {
    const field = { name, wire: wireSpelling(name), schema };
    const twin = byWire.get(field.wire);
    if (twin) throw new Error(`Two properties share the wire name ${field.wire}: ${twin.name} and ${name}`);
    byWire.set(field.wire, field);
    byName.set(name, field);
  }
  // z.strictObject has a catchall of never: nothing more may come
  const rest = def.catchall && def.catchall._zod.def.type !== "never" ? def.catchall : null;
  return { kind: "object", byWire, byName, rest };
}

function merged(left: Shape, right: Shape): Shape {
  if (left.kind !== "object" || right.kind !== "object") return left.kind === "opaque" ? right : left;
  return {
    kind: "object",
    byWire: new Map([...left.byWire, ...right.byWire]),
    byName: new Map([...left.byName, ...right.byName]),
    rest: left.rest ?? right.rest,
  };
}

/** Marked by `decimalOutput` of lib/shared/wire-schema: a decimal string in the code, a JSON number on the wire. */
function isDecimal(schema: Schema): boolean {
  const meta = (schema as { meta?: () => Record<string, unknown> | undefined }).meta?.();
  return meta?.wire === "decimal";
}
