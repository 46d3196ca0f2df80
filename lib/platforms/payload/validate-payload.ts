import {
  type PayloadField,
  type PayloadIssue,
  type PayloadSchema,
  pointerStep,
  type RequestType,
  type ValidateContext,
} from "@/lib/platforms/payload-schema";
import { checkValue } from "./check-value";
import { nearestName, shown } from "./nearest-name";

type Issues = PayloadIssue[];

/** Judges a payload by its platform's allow-list. Every issue, in the order of the payload's words, then what is missing. */
export function validatePayload(
  schema: PayloadSchema,
  payload: Readonly<Record<string, unknown>>,
  context: ValidateContext,
): PayloadIssue[] {
  const issues: Issues = [];
  for (const [name, value] of Object.entries(payload)) {
    checkWord(schema, schema.fields, name, value, "", context, issues);
  }
  checkMissing(schema, payload, context.requestType, issues);
  for (const { names, why } of schema.exclusive) {
    const given = names.filter((name) => payload[name] !== undefined && payload[name] !== null);
    if (given.length < 2) continue;
    for (const name of given.slice(1)) {
      issues.push(block("payload.exclusive", pointerStep(name), `${why}: give ${names.join(" or ")}, not both`, payload[name]));
    }
  }
  return issues;
}

function checkWord(
  schema: PayloadSchema,
  fields: readonly PayloadField[],
  name: string,
  value: unknown,
  path: string,
  context: ValidateContext,
  issues: Issues,
): void {
  const pointer = path + pointerStep(name);
  const forbidden = schema.forbidden.find((word) => word.name === name.toLowerCase());
  if (forbidden && !fields.some((field) => field.name === name)) {
    issues.push(
      block("payload.forbidden_word", pointer, `"${name}" ${forbidden.why}; take it out`, value, [{ op: "remove", path: pointer }]),
    );
    return;
  }
  const field = fields.find((known) => known.name === name);
  if (!field) {
    issues.push(unknownWord(fields, name, pointer, value));
    return;
  }
  // null is "not given": a draft that was cleared, not a value to send.
  if (value === null || value === undefined) return;
  if (schema.unbuiltBlocks.includes(name) && path === "") {
    issues.push({
      ...block(
        "payload.level_not_supported",
        pointer,
        `"${name}" is not built yet: this ticket makes the ${schema.builtLevels.join(" and ")} only`,
        value,
      ),
      source: field.source,
    });
    checkBlock(schema, field, value, pointer, context, issues);
    return;
  }
  const found: Issues = [];
  checkValue(field, field.type, value, pointer, context, found);
  const isBuilt = field.level === "routing" || schema.builtLevels.includes(field.level);
  // What is not sent cannot be refused by the platform: a wrong value there is worth saying, not worth stopping for.
  issues.push(
    ...(isBuilt ? found : found.map((issue) => (issue.rule === "payload.unknown_word" ? issue : { ...issue, severity: "warn" as const }))),
  );
  if (field.level === "routing") return;
  if (!schema.builtLevels.includes(field.level)) {
    issues.push(
      notSent(
        field,
        pointer,
        value,
        `"${name}" belongs to the ${field.level.replace("_", " ")}, which this ticket does not build; it is checked but not sent`,
      ),
    );
  } else if (!field.use[context.requestType]) {
    issues.push(notSent(field, pointer, value, `"${name}" is not sent by ${context.requestType}`));
  }
}

/** The words inside a block are judged as its own, so that they are right on the day the level is built. */
function checkBlock(
  schema: PayloadSchema,
  field: PayloadField,
  value: unknown,
  pointer: string,
  context: ValidateContext,
  issues: Issues,
): void {
  if (field.type.kind !== "object" || typeof value !== "object" || value === null || Array.isArray(value)) {
    checkValue(field, field.type, value, pointer, context, issues);
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const forbidden = schema.forbidden.find((word) => word.name === name.toLowerCase());
    const known = field.type.fields.find((candidate) => candidate.name === name);
    const at = pointer + pointerStep(name);
    if (known) {
      if (inner !== null && inner !== undefined) checkValue(known, known.type, inner, at, context, issues);
    } else if (forbidden) {
      issues.push(block("payload.forbidden_word", at, `"${name}" ${forbidden.why}; take it out`, inner, [{ op: "remove", path: at }]));
    } else if (!field.type.open) {
      issues.push(unknownWord(field.type.fields, name, at, inner));
    }
  }
}

function checkMissing(schema: PayloadSchema, payload: Readonly<Record<string, unknown>>, requestType: RequestType, issues: Issues): void {
  for (const field of schema.fields) {
    if (field.use[requestType] !== "required") continue;
    const value = payload[field.name];
    if (value === undefined || value === null || value === "") {
      issues.push({
        ...block("payload.required", pointerStep(field.name), `"${field.name}" is required: ${field.description.toLowerCase()}`, value),
        source: field.source,
      });
    }
  }
  const sendable = schema.fields.filter((field) => field.level !== "routing" && field.use[requestType]);
  const isUpdate = requestType === "UPDATE_CAMPAIGN";
  if (isUpdate && !sendable.some((field) => payload[field.name] !== undefined && payload[field.name] !== null)) {
    issues.push(block("payload.nothing_to_send", "", "Nothing in the payload says what to update", {}));
  }
}

function unknownWord(fields: readonly PayloadField[], name: string, pointer: string, value: unknown): PayloadIssue {
  const nearest = nearestName(
    fields.map((field) => field.name),
    name,
  );
  const message = nearest ? `"${shown(name)}" is not known here; did you mean "${nearest}"?` : `"${shown(name)}" is not known here`;
  return block("payload.unknown_word", pointer, message, value);
}

function notSent(field: PayloadField, pointer: string, value: unknown, message: string): PayloadIssue {
  return { rule: "payload.not_sent", severity: "info", pointer, message, value, suggestion: null, source: field.source };
}

function block(
  rule: PayloadIssue["rule"],
  pointer: string,
  message: string,
  value: unknown,
  suggestion: PayloadIssue["suggestion"] = null,
): PayloadIssue {
  return { rule, severity: "block", pointer, message, value, suggestion, source: null };
}
