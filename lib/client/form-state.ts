import type { Violation } from "@/lib/shared/errors";

/** What a server action gives back to its form. On failure `values` has what was typed, by field name. */
export type FormState<T = unknown> =
  | { ok: true; data: T }
  | { ok: false; code: string; message: string; violations: Violation[]; values: Record<string, string>; requestId: string };

/** A server action as a form uses it. `null` before the first submission. */
export type FormAction<T = unknown> = (state: FormState<T> | null, form: FormData) => Promise<FormState<T>>;

/** The messages for one field: those whose pointer is the field or lies below it. */
export function messagesAt(state: FormState | null, field: string): string[] {
  if (!state || state.ok) return [];
  const pointer = `/${field}`;
  return state.violations
    .filter((violation) => violation.pointer === pointer || violation.pointer.startsWith(`${pointer}/`))
    .map((violation) => violation.message);
}

/** The messages that belong to none of the named fields, for the top of the form; the general one when there are none. */
export function messagesElsewhere(state: FormState | null, fields: readonly string[]): string[] {
  if (!state || state.ok) return [];
  if (state.violations.length === 0) return [state.message];
  return state.violations
    .filter(({ pointer }) => !fields.some((field) => pointer === `/${field}` || pointer.startsWith(`/${field}/`)))
    .map((violation) => violation.message);
}

/** What was typed into a field before the form was refused, else what it holds already. */
export function typedValue(state: FormState | null, field: string, present: string): string {
  return state && !state.ok ? (state.values[field] ?? present) : present;
}
