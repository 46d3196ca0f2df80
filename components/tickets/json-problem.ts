export type JsonReading = { ok: true; value: Record<string, unknown> } | { ok: false; message: string; line: number | null };

/** Where in the text a parser's complaint points, as a line from 1. */
function lineOf(text: string, message: string): number | null {
  const named = /line (\d+)/.exec(message)?.[1];
  if (named) return Number(named);
  const position = /position (\d+)/.exec(message)?.[1];
  if (position) return text.slice(0, Number(position)).split("\n").length;
  return /end of (JSON )?(input|data)/i.test(message) ? text.split("\n").length : null;
}

/** Reads a payload as it is typed: an object, or one sentence about what keeps it from being one. */
export function readPayload(text: string): JsonReading {
  let value: unknown;
  try {
    value = JSON.parse(text.trim() === "" ? "{}" : text);
  } catch (error) {
    const line = error instanceof Error ? lineOf(text, error.message) : null;
    const where = line === null ? "" : `Line ${line}: `;
    return { ok: false, line, message: `${where}this is not JSON yet. Look for a missing comma, quote or bracket.` };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { ok: false, line: 1, message: "A payload is one object: begin with { and end with }." };
  }
  return { ok: true, value: value as Record<string, unknown> };
}
