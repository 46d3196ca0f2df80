import { wrong } from "./envelope";

/** Words of a call: of its JSON body, or of its query, where lists and objects are written as JSON. */
export type Parameters = Readonly<Record<string, unknown>>;

export function parametersOf(query: URLSearchParams, body: unknown, method: string): Parameters {
  if (method === "GET") return Object.fromEntries(query);
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw wrong("body", "Not a valid JSON object.");
  return body as Parameters;
}

const MISSING = "Missing data for required field.";

/** A text, or null when it is not given. */
export function textOf(words: Parameters, name: string): string | null {
  const value = words[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw wrong(name, "Not a valid string.");
  return value;
}

export function requiredText(words: Parameters, name: string): string {
  const value = textOf(words, name);
  if (value === null || value === "") throw wrong(name, MISSING);
  return value;
}

/** An id: digits as a text (or a number the caller can vouch for). */
export function requiredId(words: Parameters, name: string): string {
  const value = words[name];
  if (value === undefined || value === null || value === "") throw wrong(name, MISSING);
  const text = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== "string" || !/^\d{1,20}$/.test(text)) throw wrong(name, "Not a valid integer.");
  return text;
}

export function enumOf(words: Parameters, name: string, values: readonly string[]): string | null {
  const value = words[name];
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "string" && values.includes(value)) return value;
  throw wrong(name, `Must be one of: ${values.join(", ")}.`);
}

export function requiredEnum(words: Parameters, name: string, values: readonly string[]): string {
  const value = enumOf(words, name, values);
  if (value === null) throw wrong(name, MISSING);
  return value;
}

export function booleanOf(words: Parameters, name: string): boolean | null {
  const value = words[name];
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean") return value;
  throw wrong(name, "Not a valid boolean.");
}

/** An amount in currency units: a JSON number of at most two decimals, never a text. */
export function amountOf(words: Parameters, name: string): number | null {
  const value = words[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) throw wrong(name, "Not a valid number.");
  if (!/^\d+(\.\d{1,2})?$/.test(String(value))) throw wrong(name, "At most two decimal places are allowed.");
  return value;
}

/** A list, given as JSON or, in a query, as the text of one. */
export function listOf(words: Parameters, name: string): unknown[] | null {
  const value = jsonOf(words, name);
  if (value === null) return null;
  if (Array.isArray(value)) return value;
  throw wrong(name, "Not a valid list.");
}

export function idsOf(words: Parameters, name: string, most: number): string[] {
  const list = listOf(words, name);
  if (!list || list.length === 0) throw wrong(name, MISSING);
  if (list.length > most) throw wrong(name, `Length must be between 1 and ${most}.`);
  return list.map((id, at) => requiredId({ [`${name}.${at}`]: id }, `${name}.${at}`));
}

export function objectOf(words: Parameters, name: string): Parameters {
  const value = jsonOf(words, name);
  if (value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) throw wrong(name, "Not a valid object.");
  return value as Parameters;
}

export function wholeOf(words: Parameters, name: string, otherwise: number, [least, most]: [number, number]): number {
  const value = words[name];
  if (value === undefined || value === null || value === "") return otherwise;
  const number = typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number)) throw wrong(name, "Not a valid integer.");
  if (number < least || number > most) throw wrong(name, `Must be between ${least} and ${most}.`);
  return number;
}

/** `YYYY-MM-DD HH:MM:SS` in UTC, as the instant in milliseconds. */
export function timeOf(words: Parameters, name: string): number | null {
  const value = words[name];
  if (value === undefined || value === null || value === "") return null;
  const at =
    typeof value === "string" && /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value)
      ? Date.parse(`${value.replace(" ", "T")}Z`)
      : Number.NaN;
  if (Number.isNaN(at)) throw wrong(name, "Not a valid datetime, the format is YYYY-MM-DD HH:MM:SS.");
  return at;
}

/** Characters of East Asian width count two, and emoji are refused. Source: spec/platforms.md §2 [M]. */
export function plainText(words: Parameters, name: string, most: number): string {
  const text = requiredText(words, name);
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text)) throw wrong(name, "Emojis are not allowed.");
  const width = [...text].reduce(
    (sum, character) =>
      sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1),
    0,
  );
  if (width > most) throw wrong(name, `Longer than maximum length ${most}.`);
  return text;
}

function jsonOf(words: Parameters, name: string): unknown {
  const value = words[name];
  if (value === undefined || value === null || value === "") return null;
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw wrong(name, "Not valid JSON.");
  }
}
