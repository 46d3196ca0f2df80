import type { z } from "zod";
import type { Contract } from "@/lib/http/contract";
import { type JsonSchema, wireJsonSchema } from "@/lib/http/json-schema";

/** Ids by the wire name of the property or parameter that holds one: `{ brand_id: "…" }`. */
export type Ids = { readonly [name: string]: string | undefined };

/** Values of fields whose rules a JSON Schema cannot say. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  country: "DE",
  currency: "EUR",
  timezone: "Europe/Berlin",
  time_zone: "Europe/Berlin",
  code: "SAMPLE",
  internal_code: "SAMPLE",
  platform: "meta",
  platform_name: "Meta",
  name: "Sample",
  start_date: "2027-03-01",
  end_date: "2027-03-31",
  due_at: "2027-03-01T09:00:00Z",
  year: 2027,
  budget: "1000.50",
  email: "ana@example.com",
};

/** A body the operation is meant for: the contract's example with real ids in it, else what the schema requires. */
export function sampleBody(contract: Contract, ids: Ids): unknown {
  if (!contract.body) return undefined;
  const example = contract.examples?.body ?? sampleOf(schemaOf(contract.body, contract.operationId), "", "required");
  return withIds(example, ids);
}

/** Every field the operation's body may have, each with a value of its type; together they need make no sense. */
export function everyField(contract: Contract, ids: Ids): Record<string, unknown> {
  if (!contract.body) return {};
  const all = withIds(sampleOf(schemaOf(contract.body, contract.operationId), "", "all"), ids);
  return typeof all === "object" && all !== null && !Array.isArray(all) ? (all as Record<string, unknown>) : {};
}

type Rooted = { schema: JsonSchema; components: Record<string, JsonSchema> };

function schemaOf(schema: z.ZodType, name: string): Rooted {
  const components = {};
  return { schema: wireJsonSchema(schema, "input", components, name), components };
}

function sampleOf({ schema, components }: Rooted, name: string, which: "required" | "all"): unknown {
  const within = (inner: unknown, innerName: string) => sampleOf({ schema: inner as JsonSchema, components }, innerName, which);
  if (typeof schema.$ref === "string") return within(components[schema.$ref.split("/").at(-1) ?? ""], name);
  if (name in BY_NAME && schema.type !== "object") return BY_NAME[name];
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const options = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (options)
    return within(
      options.find((option) => option.type !== "null"),
      name,
    );
  if (Array.isArray(schema.allOf)) return Object.assign({}, ...schema.allOf.map((part) => within(part, name)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case "object": {
      const required = new Set(schema.required as string[] | undefined);
      const properties = Object.entries((schema.properties as object | undefined) ?? {});
      return Object.fromEntries(
        properties.filter(([key]) => which === "all" || required.has(key)).map(([key, inner]) => [key, within(inner, key)]),
      );
    }
    case "array":
      return schema.items ? [within(schema.items, name)] : [];
    case "string":
      if (schema.format === "date-time") return "2027-03-01T09:00:00Z";
      if (schema.format === "uuid") return "01990a3e-7c1d-7b52-9b1f-5d6f0a1b2c3d";
      return "sample".padEnd(Number(schema.minLength ?? 0), "x").slice(0, Number(schema.maxLength ?? 6) || 1);
    case "integer":
    case "number":
      return Math.max(1, Number(schema.minimum ?? 1));
    case "boolean":
      return false;
    default:
      return null;
  }
}

/** Puts real ids wherever a property's name asks for one. */
function withIds(value: unknown, ids: Ids): unknown {
  if (Array.isArray(value)) return value.map((item) => withIds(item, ids));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, ids[key] ?? withIds(item, ids)]));
}
