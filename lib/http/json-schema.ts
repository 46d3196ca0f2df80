import { z } from "zod";
import { wireSpelling } from "@/lib/shared/wire-of";
import type { Side } from "./wire-shape";

/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type JsonSchema = Record<string, unknown>;

/**
 * The JSON Schema of a contract's schema in wire names: properties of objects are renamed as lib/http/wire.ts renames
 * them, record keys and opaque JSON are not. Schemas with an `id` (`.meta({ id: "Brand" })`) come out in `components`,
 * referred to from OpenAPI's own place.
 */
export function wireJsonSchema(schema: z.ZodType, side: Side, components: Record<string, JsonSchema>, name: string): JsonSchema {
  const made = z.toJSONSchema(schema, {
    io: side,
    target: "draft-2020-12",
    unrepresentable: (found) => {
      if (side === "output" && found.zodSchema._zod.def.type === "transform") {
        throw new Error(`${name}: an answer's schema cannot be a transform, at /${found.path.join("/")}`);
      }
      return found.zodSchema._zod.def.type === "date" ? { type: "string", format: "date-time" } : "any";
    },
    override: ({ zodSchema, jsonSchema }) => rename(zodSchema, jsonSchema as JsonSchema, side),
  }) as JsonSchema;
  const { $schema: _, $defs, ...own } = made;
  const prefix = `${name}${side === "input" ? "Input" : "Output"}`;
  const rename$ = (id: string) => (id.startsWith("__") ? `${prefix}${id.replaceAll("_", "")}` : id);
  for (const [id, definition] of Object.entries(($defs as Record<string, JsonSchema> | undefined) ?? {})) {
    components[rename$(id)] ??= referred(definition, rename$, rename$(id)) as JsonSchema;
  }
  const root = referred(own, rename$, prefix) as JsonSchema;
  if (!JSON.stringify(own).includes('"$ref":"#"')) return root;
  components[prefix] = root;
  return { $ref: `#/components/schemas/${prefix}` };
}

function rename(zodSchema: z.core.$ZodTypes, jsonSchema: JsonSchema, side: Side): void {
  if (jsonSchema.wire === "decimal") {
    delete jsonSchema.wire;
    delete jsonSchema.pattern;
    jsonSchema.type = "number";
    jsonSchema.description ??= "An exact decimal";
    return;
  }
  // zod's pattern for a known format says nothing the format does not, at ten times the length
  if (typeof jsonSchema.format === "string") delete jsonSchema.pattern;
  if (zodSchema._zod.def.type !== "object") return;
  if (typeof jsonSchema.properties === "object" && jsonSchema.properties !== null) {
    jsonSchema.properties = Object.fromEntries(Object.entries(jsonSchema.properties).map(([key, value]) => [wireSpelling(key), value]));
  }
  if (Array.isArray(jsonSchema.required)) jsonSchema.required = jsonSchema.required.map((key) => wireSpelling(String(key)));
  const isLoose = zodSchema._zod.def.catchall && zodSchema._zod.def.catchall._zod.def.type !== "never";
  if (isLoose) return;
  // Unknown names are refused on the way in; an answer may gain fields without breaking its readers.
  if (side === "input") jsonSchema.additionalProperties = false;
  else delete jsonSchema.additionalProperties;
}

/** `#/$defs/X` → `#/components/schemas/X`; a schema that refers to its own root becomes a component by its own name. */
function referred(value: unknown, rename$: (id: string) => string, root: string): unknown {
  if (Array.isArray(value)) return value.map((item) => referred(item, rename$, root));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key !== "$ref" || typeof item !== "string") return [key, referred(item, rename$, root)];
      if (item === "#") return [key, `#/components/schemas/${root}`];
      return [key, item.replace(/^#\/\$defs\/(.+)$/, (_, id: string) => `#/components/schemas/${rename$(id)}`)];
    }),
  );
}
