/** Longest sentence, value and pointer a finding carries, in code points. */
const MAX_MESSAGE = 1_000;
const MAX_VALUE = 300;
const MAX_POINTER = 1_000;

/** Cuts a text between characters, never inside one: half a surrogate pair cannot be stored. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text.toWellFormed();
  return `${text
    .slice(0, most - 1)
    .replace(/[\uD800-\uDBFF]$/, "")
    .toWellFormed()}…`;
}

export function shownText(message: string): string {
  return cut(message, MAX_MESSAGE);
}

/** A value short enough to stand in a sentence, in quotes. */
export function quoted(value: unknown): string {
  const text = typeof value === "string" ? value : value === undefined ? "nothing" : JSON.stringify(value);
  return `"${cut(text, 120)}"`;
}

export function shownPointer(pointer: string): string {
  return cut(pointer, MAX_POINTER);
}

/** What a finding keeps of the value it is about: small JSON as it is, long texts cut, large objects not at all. */
export function shownValue(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === "string") return cut(value, MAX_VALUE);
  if (typeof value !== "object") return value;
  return JSON.stringify(value).length <= MAX_VALUE ? value : null;
}
