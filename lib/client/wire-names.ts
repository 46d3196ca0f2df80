/**
 * The browser's side of the wire: snake_case there, camelCase in the code. The server converts by the contract's
 * schema; here the names alone decide, so what may hold a caller's own keys is listed and left as it is.
 */
const OPAQUE = new Set([
  "payload_config",
  "payloadConfig",
  "metadata",
  "content",
  "schedule",
  "audience",
  "request",
  "response",
  "body",
  "headers",
  "value",
  "suggestion",
  "before",
  "after",
  "changes",
  "data",
  "last_sent",
  "lastSent",
]);

/** Amounts travel as JSON numbers and live as decimal strings. */
const DECIMAL = new Set(["budget", "target_percentage", "amount", "min_budget", "max_budget"]);

/** "payload_config" → "payloadConfig" */
export function codeName(wire: string): string {
  return wire.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** "payloadConfig" → "payload_config" */
export function wireName(code: string): string {
  return code.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function renamed(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [rename(key), OPAQUE.has(key) ? item : renamed(item, rename)]));
}

/** A body to send. */
export function toWire(value: unknown): unknown {
  return renamed(value, wireName);
}

/** A pointer of a violation, "/start_date" → "/startDate", so that it finds its field. Below an opaque field it stays. */
export function codePointer(pointer: string): string {
  const parts = pointer.split("/");
  const opaque = parts.findIndex((part) => OPAQUE.has(part));
  return parts.map((part, index) => (opaque >= 0 && index > opaque ? part : codeName(part))).join("/");
}

type Source = { source?: string };

/**
 * Parses an answer. Amounts come out as the decimal strings they were written as: where the browser tells a number's
 * source text it is exact beyond a float's 15 digits.
 */
export function parseWire(text: string): unknown {
  const parsed: unknown = JSON.parse(text, (key: string, value: unknown, context?: Source) => {
    if (typeof value !== "number" || !DECIMAL.has(key)) return value;
    return context?.source ?? String(value);
  });
  return renamed(parsed, codeName);
}
