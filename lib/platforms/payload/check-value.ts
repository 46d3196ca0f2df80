import {
  type FieldType,
  type PatchOperation,
  type PayloadField,
  type PayloadIssue,
  pointerStep,
  type ValidateContext,
} from "@/lib/platforms/payload-schema";
import { isCountry } from "@/lib/shared/countries";
import { parseDecimal } from "@/lib/shared/money";
import { nearestName, shown } from "./nearest-name";

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

/** Judges one value by its type, and what is inside it by theirs. */
export function checkValue(
  field: PayloadField,
  type: FieldType,
  value: unknown,
  pointer: string,
  context: ValidateContext,
  issues: PayloadIssue[],
): void {
  const say = (rule: PayloadIssue["rule"], message: string, suggestion: PatchOperation[] | null = null) =>
    issues.push({ rule, severity: "block", pointer, message, value, suggestion, source: field.source });
  const mend = (mended: unknown): PatchOperation[] => [{ op: "replace", path: pointer, value: mended }];

  switch (type.kind) {
    case "json":
      return;
    case "text":
      if (typeof value !== "string") say("payload.type", `"${field.name}" is a text`);
      return;
    case "boolean":
      if (typeof value === "boolean") return;
      say("payload.type", `"${field.name}" is true or false`, value === "true" || value === "false" ? mend(value === "true") : null);
      return;
    case "integer": {
      const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = type;
      if (typeof value === "number" && Number.isSafeInteger(value) && value >= min && value <= max) return;
      const range = type.min === undefined ? "" : ` from ${min} to ${max}`;
      say("payload.type", `"${field.name}" is a whole number${range}`);
      return;
    }
    case "money":
      checkMoney(field, value, context, say, mend);
      return;
    case "enum":
      checkEnum(field, type, value, say, mend);
      return;
    case "instant":
      if (typeof value === "string" && INSTANT.test(value) && !Number.isNaN(Date.parse(value))) return;
      say("payload.type", `"${field.name}" is a moment with an offset, such as 2026-11-21T09:00:00+01:00`);
      return;
    case "url":
      if (typeof value !== "string" || !URL.canParse(value)) say("payload.type", `"${field.name}" is a web address`);
      return;
    case "id": {
      const text = typeof value === "string" || (typeof value === "number" && Number.isSafeInteger(value)) ? String(value) : "";
      const digits = type.prefix && text.startsWith(type.prefix) ? text.slice(type.prefix.length) : text;
      if (!/^\d{1,25}$/.test(digits)) say("payload.type", `"${field.name}" is a number of digits, such as ${type.prefix ?? ""}123456789`);
      return;
    }
    case "country":
      if (typeof value === "string" && isCountry(value)) return;
      say(
        "payload.type",
        `"${field.name}" takes ISO 3166-1 alpha-2 country codes such as US`,
        typeof value === "string" && isCountry(value.trim().toUpperCase()) ? mend(value.trim().toUpperCase()) : null,
      );
      return;
    case "list":
      if (!Array.isArray(value)) say("payload.type", `"${field.name}" is a list`, isListItem(type.of, value) ? mend([value]) : null);
      else {
        if (type.min !== undefined && value.length < type.min)
          say("payload.type", `"${field.name}" has at least ${type.min} ${type.min === 1 ? "entry" : "entries"}`);
        if (type.max !== undefined && value.length > type.max) say("payload.type", `"${field.name}" has at most ${type.max} entries`);
        for (const [index, item] of value.entries()) checkValue(field, type.of, item, pointer + pointerStep(index), context, issues);
      }
      return;
    case "object":
      checkObject(field, type, value, pointer, context, issues, say);
      return;
  }
}

type Say = (rule: PayloadIssue["rule"], message: string, suggestion?: PatchOperation[] | null) => void;
type Mend = (mended: unknown) => PatchOperation[];

function checkMoney(field: PayloadField, value: unknown, context: ValidateContext, say: Say, mend: Mend): void {
  const amount = parseDecimal(value);
  if (!amount) {
    const plainText = typeof value === "string" ? ungrouped(value.trim()) : null;
    say(
      "payload.money",
      `"${field.name}" is an amount in ${context.currency} such as "1800.50"`,
      plainText === null ? null : mend(plainText),
    );
  } else if (!amount.isPositive() || amount.isZero()) {
    say("payload.money", `"${field.name}" must be more than 0`);
  } else if (amount.decimalPlaces() > context.moneyDecimals) {
    const places = context.moneyDecimals === 0 ? "no decimal places" : `at most ${context.moneyDecimals} decimal places`;
    say("payload.money", `An amount in ${context.currency} has ${places} on this platform`);
  } else if (amount.greaterThan(context.moneyMost)) {
    say("payload.money", `"${field.name}" is more than any platform can carry; at most ${context.moneyMost} ${context.currency}`);
  }
}

/** "1,800.50", "1 800" → plain digits, where that is the only reading: "1,800" is 1.8 to half the world. */
function ungrouped(text: string): string | null {
  const isClear = /^\d{1,3}([ _]\d{3})+(\.\d+)?$|^\d{1,3}(,\d{3})+\.\d+$|^\d{1,3}(,\d{3}){2,}$/.test(text);
  const digits = text.replace(/[ _,]/g, "");
  return isClear && parseDecimal(digits) ? digits : null;
}

function checkEnum(field: PayloadField, type: Extract<FieldType, { kind: "enum" }>, value: unknown, say: Say, mend: Mend): void {
  if (typeof value === "string" && type.values.includes(value)) return;
  const allowed = `one of ${type.values.join(", ")}`;
  if (typeof value !== "string") {
    say("payload.enum", `"${field.name}" is ${allowed}`);
    return;
  }
  const normalised = value
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, "_");
  if (type.values.includes(normalised)) {
    say("payload.enum", `"${field.name}" is written ${normalised}`, mend(normalised));
  } else if (type.retired && Object.hasOwn(type.retired, normalised)) {
    const successor = type.retired[normalised] ?? null;
    const hint = successor ? `use ${successor}` : `use ${allowed}`;
    say("payload.enum", `The platform no longer creates ${normalised}; ${hint}`, successor ? mend(successor) : null);
  } else {
    const near = nearestName(type.values, value);
    say("payload.enum", near ? `"${shown(value)}" is not known; did you mean ${near}?` : `"${shown(value)}" is not ${allowed}`);
  }
}

function checkObject(
  field: PayloadField,
  type: Extract<FieldType, { kind: "object" }>,
  value: unknown,
  pointer: string,
  context: ValidateContext,
  issues: PayloadIssue[],
  say: Say,
): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    say("payload.type", `"${field.name}" is an object`);
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const known = type.fields.find((candidate) => candidate.name === name);
    const at = pointer + pointerStep(name);
    if (known) {
      if (inner !== null) checkValue(known, known.type, inner, at, context, issues);
      continue;
    }
    if (type.open) continue;
    const near = nearestName(
      type.fields.map((candidate) => candidate.name),
      name,
    );
    const message = near ? `"${shown(name)}" is not known here; did you mean "${near}"?` : `"${shown(name)}" is not known here`;
    issues.push({
      rule: "payload.unknown_word",
      severity: "block",
      pointer: at,
      message,
      value: inner,
      suggestion: null,
      source: field.source,
    });
  }
  checkObjectIsWhole(type, value as Readonly<Record<string, unknown>>, pointer, issues, field.source);
}

/** The words an object must have, and those of which it has one. */
function checkObjectIsWhole(
  type: Extract<FieldType, { kind: "object" }>,
  value: Readonly<Record<string, unknown>>,
  pointer: string,
  issues: PayloadIssue[],
  source: PayloadField["source"],
): void {
  const isGiven = (name: string) => value[name] !== undefined && value[name] !== null && value[name] !== "";
  const say = (name: string, message: string, rule: PayloadIssue["rule"] = "payload.required") =>
    issues.push({
      rule,
      severity: "block",
      pointer: pointer + pointerStep(name),
      message,
      value: value[name] ?? null,
      suggestion: null,
      source,
    });
  for (const name of type.required ?? []) if (!isGiven(name)) say(name, `"${name}" is required here`);
  for (const names of type.oneOf ?? []) {
    const given = names.filter(isGiven);
    if (given.length === 0) say(names[0] ?? "", `One of ${names.join(", ")} is required here`);
    for (const name of given.slice(1)) say(name, `Give one of ${names.join(", ")}, not several`, "payload.exclusive");
  }
}

function isListItem(type: FieldType, value: unknown): boolean {
  return type.kind === "enum"
    ? type.values.includes(value as string)
    : type.kind === "country" && typeof value === "string" && isCountry(value);
}
