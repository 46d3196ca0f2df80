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
    checkWord(schema, name, value, context, issues);
  }
  checkMissing(schema, payload, context.requestType, issues);
  checkExclusive(schema, undefined, payload, "", issues);
  return issues;
}

function checkWord(schema: PayloadSchema, name: string, value: unknown, context: ValidateContext, issues: Issues): void {
  const { fields } = schema;
  const pointer = pointerStep(name);
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
  const isUsed = field.use[context.requestType] !== undefined;
  const found: Issues = [];
  if (isBlock(schema, name)) {
    checkBlock(schema, field, value, pointer, context, found);
    issues.push(...(isUsed ? found : found.map(unsent)));
    if (!isUsed) issues.push(notSent(field, pointer, value, `"${name}" is not sent by ${context.requestType}`));
    return;
  }
  checkValue(field, field.type, value, pointer, context, found);
  const isAbove = field.level === "routing" || field.level === "campaign";
  issues.push(...(isAbove && isUsed ? found : found.map(unsent)));
  if (field.level === "routing") return;
  if (!isAbove) issues.push(notSent(field, pointer, value, outsideItsBlock(schema, field)));
  else if (!isUsed) issues.push(notSent(field, pointer, value, `"${name}" is not sent by ${context.requestType}`));
}

/** What is not sent cannot be refused by the platform: a wrong value there is worth saying, not worth stopping for. */
function unsent(issue: PayloadIssue): PayloadIssue {
  const isWord = issue.rule === "payload.unknown_word" || issue.rule === "payload.forbidden_word";
  return isWord || issue.severity !== "block" ? issue : { ...issue, severity: "warn" };
}

function isBlock(schema: PayloadSchema, name: string): boolean {
  return schema.blocks.some((block) => block.name === name);
}

function outsideItsBlock(schema: PayloadSchema, field: PayloadField): string {
  const home = schema.blocks.find(({ level }) => level === field.level)?.name;
  const where = home ? `; only what stands inside "${home}" makes one` : "";
  return `"${field.name}" belongs to the ${field.level.replace("_", " ")} and is checked but not sent from here${where}`;
}

/** The words inside a block, and those missing from it. */
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
      if (inner !== null && inner !== undefined) checkInBlock(field, known, inner, at, context, issues);
    } else if (forbidden) {
      issues.push(block("payload.forbidden_word", at, `"${name}" ${forbidden.why}; take it out`, inner, [{ op: "remove", path: at }]));
    } else if (!field.type.open) {
      issues.push(unknownWord(field.type.fields, name, at, inner));
    }
  }
  checkBlockIsWhole(schema, field, value as Readonly<Record<string, unknown>>, pointer, context.requestType, issues);
}

/** A word of a block that is sent for other request types only is told, as at the top. */
function checkInBlock(
  block: PayloadField,
  field: PayloadField,
  value: unknown,
  pointer: string,
  context: ValidateContext,
  issues: Issues,
): void {
  const isLeftOut = block.use[context.requestType] !== undefined && field.use[context.requestType] === undefined;
  const found: Issues = [];
  checkValue(field, field.type, value, pointer, context, found);
  issues.push(...(isLeftOut ? found.map(unsent) : found));
  if (isLeftOut) issues.push(notSent(field, pointer, value, `"${field.name}" is not sent by ${context.requestType}`));
}

function checkBlockIsWhole(
  schema: PayloadSchema,
  field: PayloadField,
  given: Readonly<Record<string, unknown>>,
  pointer: string,
  requestType: RequestType,
  issues: Issues,
): void {
  if (field.type.kind !== "object") return;
  for (const inner of field.type.fields) {
    if (inner.use[requestType] === "required" && isMissing(given[inner.name])) {
      issues.push(missing(inner, pointer + pointerStep(inner.name), given[inner.name]));
    }
  }
  checkExclusive(schema, field.name, given, pointer, issues);
}

function checkExclusive(
  schema: PayloadSchema,
  blockName: string | undefined,
  given: Readonly<Record<string, unknown>>,
  path: string,
  issues: Issues,
): void {
  for (const { names, why } of schema.exclusive.filter((set) => set.block === blockName)) {
    const present = names.filter((name) => given[name] !== undefined && given[name] !== null);
    for (const name of present.slice(1)) {
      issues.push(block("payload.exclusive", path + pointerStep(name), `${why}: give ${names.join(" or ")}, not both`, given[name]));
    }
  }
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function missing(field: PayloadField, pointer: string, value: unknown): PayloadIssue {
  return {
    ...block(
      "payload.required",
      pointer,
      `"${field.name}" is required: ${field.description.charAt(0).toLowerCase()}${field.description.slice(1)}`,
      value,
    ),
    source: field.source,
  };
}

function checkMissing(schema: PayloadSchema, payload: Readonly<Record<string, unknown>>, requestType: RequestType, issues: Issues): void {
  for (const field of schema.fields) {
    if (field.use[requestType] !== "required") continue;
    if (isMissing(payload[field.name])) issues.push(missing(field, pointerStep(field.name), payload[field.name]));
  }
  if (requestType === "CREATE_CAMPAIGN") {
    for (const { name, needs } of schema.blocks.filter((blockOf) => !isMissing(payload[blockOf.name]))) {
      for (const needed of needs.filter((other) => isMissing(payload[other]))) {
        issues.push(
          block("payload.level_missing", pointerStep(needed), `"${name}" needs "${needed}": there is nothing it could be made in`, null),
        );
      }
    }
  }
  const says = (field: PayloadField) =>
    isBlock(schema, field.name) ? hasWords(payload[field.name]) : field.level === "campaign" && !isMissing(payload[field.name]);
  if (requestType === "UPDATE_CAMPAIGN" && !schema.fields.some((field) => field.use[requestType] && says(field))) {
    issues.push(block("payload.nothing_to_send", "", "Nothing in the payload says what to update", {}));
  }
}

/** An empty block says nothing; one that is no object is another matter, said elsewhere. */
function hasWords(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return !isMissing(value);
  return Object.values(value).some((inner) => inner !== null && inner !== undefined);
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
