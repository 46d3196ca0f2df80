import {
  type FieldType,
  type Mention,
  type PayloadField,
  type PayloadSchema,
  pointerStep,
  type Role,
} from "@/lib/platforms/payload-schema";

/**
 * Every value of a payload that plays a role (budget, text, interest, country, landing page…), with its pointer, in
 * whatever block it stands. Rules that are the same on every platform read payloads through this.
 */
export function mentionsOf(schema: PayloadSchema, payload: Readonly<Record<string, unknown>>): Mention[] {
  const mentions: Mention[] = [];
  visitFields(schema.fields, payload, "", mentions);
  return mentions;
}

function visitFields(fields: readonly PayloadField[], value: unknown, path: string, mentions: Mention[]): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const object = value as Record<string, unknown>;
  for (const field of fields) {
    if (!Object.hasOwn(object, field.name)) continue;
    const inner = object[field.name];
    if (inner === null || inner === undefined) continue;
    visit(field, field.type, field.role, inner, path + pointerStep(field.name), mentions);
  }
}

function visit(field: PayloadField, type: FieldType, role: Role | undefined, value: unknown, pointer: string, mentions: Mention[]): void {
  if (role) mentions.push({ role, level: field.level, pointer, value, field });
  if (type.kind === "object") visitFields(type.fields, value, pointer, mentions);
  if (type.kind === "list" && Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(field, type.of, type.role, item, pointer + pointerStep(index), mentions);
  }
}
