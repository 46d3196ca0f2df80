import { z } from "zod";

/** Rows a list gives at most, and when nothing is said. */
export const MAX_LIMIT = 200;
export const DEFAULT_LIMIT = 50;

/** How many words a search may have, and how long they may be together. */
const MAX_SEARCH = 200;

/**
 * The query of every list: `limit` with `offset` or `cursor`, `search` (every word must occur, in any order and case),
 * `sort` (a field, `-` before it for descending) and `include_deleted`. Spread into the noun's own filters.
 *
 * @param sorts the sorts in wire spelling without a sign, the first being the default's field
 */
export function listQuery<const S extends string, F extends z.ZodRawShape>(
  sorts: readonly [S, ...S[]],
  defaultSort: S | `-${S}`,
  filters: F,
) {
  const choices = sorts.flatMap((sort) => [sort, `-${sort}`]) as unknown as [string, ...string[]];
  return z.strictObject({
    limit: z.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
    offset: z.number().int().min(0).max(10_000_000).default(0),
    cursor: z.string().min(1).max(500).optional(),
    search: z.string().trim().max(MAX_SEARCH).optional(),
    sort: z.enum(choices).default(defaultSort as string),
    includeDeleted: z.boolean().default(false),
    ...filters,
  });
}

/** The answer of a list: rows under the noun's own name, beside what is needed to read on. */
export function listOutput<const N extends string, R extends z.ZodType>(noun: N, row: R) {
  return z.object({
    [noun]: z.array(row),
    total: z.number().int(),
    limit: z.number().int(),
    offset: z.number().int(),
    nextCursor: z.string().nullable(),
  }) as unknown as z.ZodObject<
    { [K in N]: z.ZodArray<R> } & { total: z.ZodNumber; limit: z.ZodNumber; offset: z.ZodNumber; nextCursor: z.ZodNullable<z.ZodString> }
  >;
}

/** The answer of a list that has no pages, because there are only ever a few rows: in the shape of all lists. */
export function wholeList<const N extends string, R>(noun: N, rows: R[]) {
  const page = { [noun]: rows, total: rows.length, limit: Math.max(rows.length, MAX_LIMIT), offset: 0, nextCursor: null };
  return page as unknown as { [K in N]: R[] } & { total: number; limit: number; offset: number; nextCursor: null };
}

/** The words of a search, each once, however many; none when there is nothing to look for. */
export function searchWords(search: string | undefined): string[] {
  const words = (search ?? "").normalize("NFC").replaceAll("\0", "").split(/\s+/u).filter(Boolean);
  const lower = words.map((word) => word.toLowerCase());
  // What holds a longer word holds its parts. The words themselves are handed on as typed: the database folds case its own way.
  return words.filter((_, at) => !lower.some((other, n) => (other === lower[at] ? n < at : other.includes(lower[at] ?? ""))));
}

/** The text a row is found by: its parts, once each, in one line. */
export function searchTextOf(parts: readonly (string | null | undefined)[]): string {
  return [...new Set(parts.filter((part): part is string => Boolean(part)))].join(" ").normalize("NFC");
}
