import { z } from "zod";

/**
 * What is said of an invalid value when the schema's author said nothing: short, in the imperative, without the words
 * of the library. Pure; installed once for the process by {@link installMessages}.
 */
const sayIssue: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "This is required";
      return `Expected ${typeName(issue.expected)}, got ${typeOf(issue.input)}`;
    case "invalid_value":
      return issue.values.length === 1
        ? `Expected ${JSON.stringify(issue.values[0])}`
        : `Use one of: ${issue.values.map((value) => String(value)).join(", ")}`;
    case "too_small":
      return bound(issue.origin, issue.minimum, issue.exact ? "exactly" : issue.inclusive === false ? "more than" : "at least");
    case "too_big":
      return bound(issue.origin, issue.maximum, issue.exact ? "exactly" : issue.inclusive === false ? "less than" : "at most");
    case "not_multiple_of":
      return `Use a multiple of ${issue.divisor}`;
    case "invalid_format":
      return FORMATS[issue.format] ?? "This is not in the expected form";
    case "unrecognized_keys":
      return `There is no ${issue.keys.length === 1 ? "field" : "fields"} ${issue.keys.slice(0, 10).join(", ")}`;
    case "invalid_union":
      return "This fits none of the accepted forms";
    case "invalid_key":
    case "invalid_element":
      return "A key or element is not valid";
    default:
      return undefined;
  }
};

/** Makes {@link sayIssue} the wording of every schema of this process; a message written in a schema still wins. */
export function installMessages(): void {
  z.config({ customError: sayIssue });
}

const FORMATS: Record<string, string> = {
  email: "Write an e-mail address such as ana@example.com",
  url: "Write a whole address such as https://example.com/page",
  uuid: "Write a UUID",
  guid: "Write a UUID",
  datetime: "Write a time such as 2026-11-21T09:00:00Z",
  date: "Write a date such as 2026-11-21",
  time: "Write a time of day such as 09:00",
  regex: "This is not in the expected form",
  json_string: "Write JSON",
};

const TYPES: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "an object",
  record: "an object",
  date: "a date",
  null: "null",
  undefined: "nothing",
};

/** How a JSON type is called in a message. */
export function typeName(type: string): string {
  return TYPES[type] ?? type;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "number" && !Number.isFinite(value)) return "no number";
  return typeName(Array.isArray(value) ? "array" : typeof value);
}

function bound(origin: string, limit: number | bigint, how: string): string {
  const many = limit === 1 || limit === 1n ? "" : "s";
  if (origin === "string")
    return how === "at least" && Number(limit) === 1 ? "Write something here" : `Write ${how} ${limit} character${many}`;
  if (origin === "array" || origin === "set") return `Give ${how} ${limit} item${many}`;
  if (origin === "object" || origin === "map" || origin === "record") return `Give ${how} ${limit} propert${many ? "ies" : "y"}`;
  if (origin === "date") return `Use a date ${how === "at least" ? "not before" : "not after"} ${new Date(Number(limit)).toISOString()}`;
  return `Use ${how} ${limit}`;
}
