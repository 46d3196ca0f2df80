import type { Client } from "pg";
import type { Migration } from "./migrations-folder";

/** How the migrations of the code and those of a database stand to each other; names, oldest first. */
export interface MigrationStatus {
  applied: string[];
  pending: string[];
  /** In the database, not in the code: the database is newer. */
  unknown: string[];
  /** Applied with another script than the code has. */
  changed: string[];
  /** Begun and never finished. A script is one transaction, so nothing of it was kept. */
  failed: string[];
}

/** One row of Prisma's own `_prisma_migrations`. */
export interface MigrationRow {
  name: string;
  checksum: string;
  finished: boolean;
}

/** Reads the history of a database; no rows when it has never been migrated. Rolled-back attempts are left out. */
export async function readHistory(client: Pick<Client, "query">): Promise<MigrationRow[]> {
  const { rows: found } = await client.query<{ present: boolean }>("select to_regclass('_prisma_migrations') is not null as present");
  if (!found[0]?.present) return [];
  const { rows } = await client.query<MigrationRow>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by migration_name`,
  );
  return rows;
}

/** Compares a database's history with the code's migrations. */
export function compareHistory(history: MigrationRow[], code: Migration[]): MigrationStatus {
  const finished = new Map(history.filter((row) => row.finished).map((row) => [row.name, row.checksum]));
  const known = new Set(code.map((migration) => migration.name));
  return {
    applied: [...finished.keys()],
    pending: code.filter(({ name }) => !finished.has(name)).map(({ name }) => name),
    unknown: [...finished.keys()].filter((name) => !known.has(name)),
    changed: code.filter(({ name, checksum }) => finished.has(name) && finished.get(name) !== checksum).map(({ name }) => name),
    failed: history.filter((row) => !row.finished).map((row) => row.name),
  };
}
