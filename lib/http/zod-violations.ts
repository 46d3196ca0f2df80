import type { z } from "zod";
import type { Violation } from "@/lib/shared/errors";
import { nearestName } from "./names";
import { toPointer } from "./pointer";
import { typeName } from "./zod-messages";

const RULES: Partial<Record<z.core.$ZodIssue["code"], string>> = {
  invalid_type: "type",
  invalid_value: "one_of",
  too_small: "min",
  too_big: "max",
  not_multiple_of: "multiple_of",
  invalid_format: "format",
  unrecognized_keys: "unknown_field",
};

/**
 * Every issue of a ZodError as a violation, in the schema's own (camelCase) names. A custom issue may bring its own rule
 * and mend: `ctx.addIssue({ code: "custom", message, params: { rule: "date.order", suggestion } })`.
 */
export function violationsOf(error: z.core.$ZodError): Violation[] {
  return error.issues.flatMap((issue) => fromIssue(issue, []));
}

function fromIssue(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): Violation[] {
  const path = [...above, ...issue.path];
  const pointer = toPointer(path);
  const { message } = issue;
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ pointer: toPointer([...path, key]), rule: "unknown_field", message: "There is no such field" }));
    case "invalid_type":
      return [{ pointer, rule: message === "This is required" ? "required" : "type", message }];
    case "invalid_value": {
      const sent = typeof issue.input === "string" ? nearestName(issue.input, issue.values.map(String)) : undefined;
      return [{ pointer, rule: "one_of", message, ...(sent === undefined ? {} : { suggestion: sent }) }];
    }
    case "invalid_union":
      return fromUnion(issue, path);
    case "invalid_element":
    case "invalid_key":
      return issue.issues.flatMap((inner) =>
        fromIssue(inner, issue.code === "invalid_element" ? [...path, issue.key as PropertyKey] : path),
      );
    case "custom":
      return [{ pointer, rule: text(issue.params?.rule) ?? "invalid", message, ...suggestionOf(issue.params) }];
    default:
      return [{ pointer, rule: RULES[issue.code] ?? "invalid", message }];
  }
}

/**
 * One thing was sent, so one option was meant: the one whose own type fits. When none fits, the answer names the types
 * that would have.
 */
function fromUnion(issue: z.core.$ZodIssueInvalidUnion, path: readonly PropertyKey[]): Violation[] {
  const pointer = toPointer(path);
  const options = issue.errors.filter((issues) => issues.length > 0);
  const missing = options.flat().some((inner) => inner.path.length === 0 && inner.message === "This is required");
  if (missing) return [{ pointer, rule: "required", message: "This is required" }];
  const fitting = options.filter((issues) => !isOfRoot(issues, "invalid_type"));
  // A fixed word says nothing about the type of what was sent, so any other option that fits is the likelier one.
  const likeliness = (issues: z.core.$ZodIssue[]) => issues.length + (isOfRoot(issues, "invalid_value") ? 1_000 : 0);
  const meant = fitting.toSorted((a, b) => likeliness(a) - likeliness(b))[0];
  if (meant) return meant.flatMap((inner) => fromIssue(inner, path));
  const types = options.flat().flatMap((inner) => (inner.code === "invalid_type" ? [typeName(inner.expected)] : []));
  const message = types.length > 0 ? `Expected ${[...new Set(types)].join(" or ")}` : issue.message;
  return [{ pointer, rule: types.length > 0 ? "type" : "one_of", message }];
}

/** True when one of the issues is about the value as a whole, not about a part of it. */
function isOfRoot(issues: readonly z.core.$ZodIssue[], code: z.core.$ZodIssue["code"]): boolean {
  return issues.some((inner) => inner.code === code && inner.path.length === 0);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function suggestionOf(params: Record<string, unknown> | undefined): { suggestion?: unknown } {
  return params && "suggestion" in params ? { suggestion: params.suggestion } : {};
}
