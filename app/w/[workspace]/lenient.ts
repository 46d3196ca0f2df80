import type { z } from "zod";

/**
 * The part of an address's query that a list understands. A link with a filter that no longer exists, or that somebody
 * mistyped, shows the list without that filter instead of an error page.
 */
export function lenient<S extends z.ZodType>(schema: S, raw: Record<string, unknown>): z.input<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return raw as z.input<S>;
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  const kept = Object.fromEntries(Object.entries(raw).filter(([name]) => !wrong.has(name)));
  return (schema.safeParse(kept).success ? kept : {}) as z.input<S>;
}

/** The row at which a page of a list starts, from its address. */
export function offsetOf(text: string | undefined): number {
  const offset = Number(text ?? 0);
  return Number.isSafeInteger(offset) && offset >= 0 ? offset : 0;
}
