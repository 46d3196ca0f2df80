import { platformEntry } from "./catalogue";
import type { FieldType, PayloadField } from "./payload-schema";
import type { PlatformAdapter } from "./platform";

type JsonSchema = Record<string, unknown>;

/**
 * The allow-lists as JSON Schemas by name (`MetaPayload`, `TikTokPayload`…), for the API document: every word with its type,
 * what it is for, which kinds of request send it, and where it was read. Draft payloads may be any object; this is what QA
 * holds them to.
 */
export function payloadDocument(adapters: readonly PlatformAdapter[]): Record<string, JsonSchema> {
  return Object.fromEntries(
    adapters.map(({ key, apiVersion, payload }) => {
      const { displayName } = platformEntry(key);
      const fields = payload.fields;
      const schema: JsonSchema = {
        type: "object",
        description: `What \`payload_config\` of a ticket on ${displayName} may hold (API ${apiVersion}). A word that is not here is a QA block, never dropped in silence.`,
        properties: properties(fields),
        additionalProperties: false,
        "x-forbidden": Object.fromEntries(payload.forbidden.map(({ name, why }) => [name, why])),
      };
      return [`${displayName.replace(/[^A-Za-z]/g, "")}Payload`, schema];
    }),
  );
}

function properties(fields: readonly PayloadField[]): JsonSchema {
  return Object.fromEntries(fields.map((field) => [field.name, property(field)]));
}

function property(field: PayloadField): JsonSchema {
  const { description, fallback, level, use, source } = field;
  const uses = Object.entries(use);
  return {
    ...typed(field.type),
    description: fallback ? `${description}. When absent: ${fallback}.` : `${description}.`,
    "x-level": level,
    "x-requests": Object.fromEntries(uses),
    "x-source": `${source.document} (${source.readOn}, ${source.confidence})`,
  };
}

function typed(type: FieldType): JsonSchema {
  switch (type.kind) {
    case "text":
      return { type: "string" };
    case "integer":
      return {
        type: "integer",
        ...(type.min === undefined ? {} : { minimum: type.min }),
        ...(type.max === undefined ? {} : { maximum: type.max }),
      };
    case "boolean":
      return { type: "boolean" };
    case "money":
      return { type: ["string", "number"], format: "decimal" };
    case "enum":
      return { type: "string", enum: [...type.values] };
    case "instant":
      return { type: "string", format: "date-time" };
    case "url":
      return { type: "string", format: "uri" };
    case "id":
      return { type: ["string", "integer"], pattern: `^${type.prefix ? `(?:${type.prefix})?` : ""}\\d{1,25}$` };
    case "country":
      return { type: "string", pattern: "^[A-Z]{2}$" };
    case "list":
      return {
        type: "array",
        items: typed(type.of),
        ...(type.min === undefined ? {} : { minItems: type.min }),
        ...(type.max === undefined ? {} : { maxItems: type.max }),
      };
    case "object":
      return {
        type: "object",
        properties: properties(type.fields),
        additionalProperties: type.open === true,
        ...(type.required ? { required: [...type.required] } : {}),
      };
    case "json":
      return {};
  }
}
