/** The query of a page as it is read: the first value of each name. */
export type Params = Readonly<Partial<Record<string, string>>>;

type Raw = Readonly<Record<string, string | string[] | undefined>> | URLSearchParams;

/** Takes the first of each; empty values are left out. Works on what a page gets and on what the browser has. */
export function readParams(raw: Raw): Params {
  const entries = raw instanceof URLSearchParams ? [...raw.entries()].reverse() : Object.entries(raw);
  const read: Record<string, string> = {};
  for (const [name, value] of entries) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined && first !== "") read[name] = first;
  }
  return read;
}

/** The address with some parameters changed; null or "" removes one. A changed filter starts at the first page again. */
export function withParams(path: string, params: Params, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined));
  if (!("offset" in changes)) next.delete("offset");
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  next.sort();
  const text = next.toString();
  return text === "" ? path : `${path}?${text}`;
}
