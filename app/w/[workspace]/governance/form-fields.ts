/** A text of a form, or undefined when it was left empty: absent means "the default" or "unchanged". */
export function textOf(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** A text of a form where empty means that it shall be empty. */
export function clearableTextOf(form: FormData, name: string): string | null {
  return textOf(form, name) ?? null;
}

/** The version of the row that the form was filled from. */
export function versionOf(form: FormData): number | null {
  const version = Number(form.get("version"));
  return Number.isInteger(version) && version > 0 ? version : null;
}
