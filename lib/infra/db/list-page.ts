import "server-only";
import { appError } from "@/lib/shared/errors";
import { isUuid } from "@/lib/shared/ids";
import { searchWords } from "@/lib/shared/pagination";
import type { Tx } from "./client";

/** So many ids found by a search's words are handed to the query; words that are in more rows are handed on themselves. */
export const FEW = 1_000;

export type PageInput = { limit: number; offset: number; cursor?: string | undefined; sort: string; search?: string | undefined };

export type Page<Row> = { rows: Row[]; total: number; limit: number; offset: number; nextCursor: string | null };

type Delegate<Row> = {
  findMany(args: { where: object; orderBy: object[]; take: number; skip?: number; cursor?: object }): Promise<Row[]>;
  count(args: { where: object }): Promise<number>;
};

type SearchableTable = "campaigns" | "tickets" | "markets" | "brands" | "channels";

/**
 * Reads one page of a tenant's rows: filter, search, sort, offset or cursor, total.
 *
 * @param delegate Prisma's delegate of the table, with its `include` already bound (see `bind`)
 * @param sorts wire spelling of a sort → the column's name in the code
 * @throws VALIDATION_001 when the cursor is not one this list gave for this sort
 */
export async function listPage<Row extends { id: string }>(
  tx: Tx,
  tenantId: string,
  table: SearchableTable | null,
  delegate: Delegate<Row>,
  page: PageInput,
  filters: object[],
  sorts: Record<string, string>,
): Promise<Page<Row>> {
  const conditions: object[] = [{ tenantId }, ...filters];
  const words = searchWords(page.search);
  if (table && words.length > 0) conditions.push(...(await searchConditions(tx, table, words)));
  const where = { AND: conditions };
  const descending = page.sort.startsWith("-");
  const column = sorts[page.sort.replace(/^-/, "")] ?? "createdAt";
  const direction = descending ? "desc" : "asc";
  const orderBy = column === "id" ? [{ id: direction }] : [{ [column]: direction }, { id: direction }];
  const after = page.cursor === undefined ? null : readCursor(page.cursor, page.sort);
  const rows = await delegate.findMany({
    where,
    orderBy,
    take: page.limit + 1,
    ...(after === null ? { skip: page.offset } : { cursor: { tenantId_id: { tenantId, id: after } }, skip: 1 }),
  });
  const total = await delegate.count({ where });
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined;
  return {
    rows: rows.slice(0, page.limit),
    total,
    limit: page.limit,
    offset: after === null ? page.offset : 0,
    nextCursor: last ? writeCursor(last.id, page.sort) : null,
  };
}

/** What a list's total depends on: the query without its page and order. */
export function filtersOf<Q extends PageInput>(query: Q): Omit<Q, "limit" | "offset" | "cursor" | "sort"> {
  const { limit: _limit, offset: _offset, cursor: _cursor, sort: _sort, ...filters } = query;
  return filters;
}

/**
 * Few rows are found by the trigram index, past row-level security (see the function search_ids). Words that are in many
 * rows are compared row by row under it: walking the rows in the list's order meets a page of them soon, and the total
 * has to look at all of them anyway.
 */
async function searchConditions(tx: Tx, table: SearchableTable, words: readonly string[]): Promise<object[]> {
  const [found] = await tx.$queryRaw<{ ids: string[] }[]>`
    select array(select search_ids(${table}, ${words}::text[], ${FEW + 1}::int)) as ids`;
  const ids = found?.ids ?? [];
  if (ids.length <= FEW) return [{ id: { in: ids } }];
  // The planner knows nothing of how common words are (ILIKE is not leakproof) and would sort what it takes for a few.
  await tx.$executeRaw`select set_config('enable_sort', 'off', true)`;
  return words.map((word) => ({ searchText: { contains: word.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } }));
}

function writeCursor(id: string, sort: string): string {
  return Buffer.from(JSON.stringify([id, sort])).toString("base64url");
}

function readCursor(cursor: string, sort: string): string {
  try {
    const [id, forSort] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as unknown[];
    if (isUuid(id) && forSort === sort) return id;
  } catch {
    // Falls through to the one refusal: a cursor is only ever what this list gave out.
  }
  throw appError("VALIDATION_001", {
    violations: [{ pointer: "/cursor", rule: "cursor", message: "Send the next_cursor of this list with the same sort, or no cursor" }],
  });
}
