import { invalidParameter } from "./errors";

/** Parameters of a call: those of the query and of the body, whose values a form or a query spells as text. */
export type Parameters = Readonly<Record<string, unknown>>;

/** Merges query and body as Graph does. @throws GraphError when the body is neither JSON object nor form */
export function parametersOf(query: URLSearchParams, body: unknown): Parameters {
  if (body !== undefined && (typeof body !== "object" || body === null || Array.isArray(body)))
    throw invalidParameter("The body is not a JSON object or a form");
  return { ...Object.fromEntries(query), ...(body as Record<string, unknown> | undefined) };
}

/** A text, or null when it is not given. */
export function textOf(parameters: Parameters, name: string): string | null {
  const value = parameters[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw invalidParameter(`Param ${name} must be a string`, { blame: [name] });
  return value;
}

/** One of the values. */
export function enumOf(parameters: Parameters, name: string, values: readonly string[]): string | null {
  const value = parameters[name];
  if (value === undefined || value === null) return null;
  if (typeof value === "string" && values.includes(value)) return value;
  throw invalidParameter(`${name} must be one of the following values: ${values.join(", ")}`, { blame: [name] });
}

/** An unsigned whole number: 5000 or "5000", never 50.00. */
export function unsignedOf(parameters: Parameters, name: string): number | null {
  const value = parameters[name];
  if (value === undefined || value === null) return null;
  const number = typeof value === "string" && /^\d{1,16}$/.test(value) ? Number(value) : value;
  if (typeof number === "number" && Number.isSafeInteger(number) && number >= 0) return number;
  throw invalidParameter(`Param ${name} must be an integer greater than or equal to 0`, { blame: [name] });
}

/** A whole number, which may be negative. */
export function integerOf(parameters: Parameters, name: string): number | null {
  const value = parameters[name];
  if (value === undefined || value === null) return null;
  const number = typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof number === "number" && Number.isSafeInteger(number)) return number;
  throw invalidParameter(`Param ${name} must be an integer`, { blame: [name] });
}

/** The id of an object, as text or number. */
export function idOf(parameters: Parameters, name: string): string | null {
  const value = parameters[name];
  if (value === undefined || value === null) return null;
  if (/^\d{1,25}$/.test(String(value))) return String(value);
  throw invalidParameter(`Param ${name} must be a valid ID`, { blame: [name] });
}

export function booleanOf(parameters: Parameters, name: string): boolean | null {
  const value = parameters[name];
  if (value === undefined || value === null) return null;
  if (value === true || value === "true" || value === 1 || value === "1") return true;
  if (value === false || value === "false" || value === 0 || value === "0") return false;
  throw invalidParameter(`Param ${name} must be a boolean`, { blame: [name] });
}

/** A list, as JSON or as the text of one. */
export function listOf(parameters: Parameters, name: string): unknown[] | null {
  const value = jsonOf(parameters, name);
  if (value === null) return null;
  if (Array.isArray(value)) return value;
  throw invalidParameter(`Param ${name} must be an array.`, { blame: [name] });
}

/** A list whose items are all among the values. */
export function enumListOf(parameters: Parameters, name: string, values: readonly string[]): string[] | null {
  const list = listOf(parameters, name);
  const wrong = list?.findIndex((item) => !values.includes(item as string)) ?? -1;
  if (wrong >= 0) throw invalidParameter(`Param ${name}[${wrong}] must be one of {${values.join(", ")}}`, { blame: [name] });
  return list as string[] | null;
}

/** Anything JSON, given as such or as its text; null when it is not given. */
export function jsonOf(parameters: Parameters, name: string): unknown {
  const value = parameters[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    throw invalidParameter(`Param ${name} is not valid JSON`, { blame: [name] });
  }
}

/** ISO 8601 with an offset, or Unix seconds; as the instant it means, in milliseconds. */
export function instantOf(parameters: Parameters, name: string): number | null {
  const value = parameters[name];
  if (value === undefined || value === null) return null;
  if (typeof value === "number" || /^\d{9,11}$/.test(String(value))) return Number(value) * 1000;
  const text = String(value).replace(/([+-]\d{2})(\d{2})$/, "$1:$2");
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw invalidParameter(`Param ${name} must be a valid ISO 8601 datetime or UNIX timestamp`, { blame: [name] });
  return instant;
}
