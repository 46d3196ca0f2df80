import { Client } from "pg";
import { testDatabase } from "@/lib/testing/database";

/**
 * Counts the rows of every table of the product, past row-level security. What a refused call may leave behind is the
 * memory of its own refusal under an idempotency key, so that table is not counted.
 */
export class Tables {
  readonly #client: Client;
  readonly #query: string;
  #last: { transaction: string; counts: string } | null = null;

  private constructor(client: Client, names: readonly string[]) {
    this.#client = client;
    this.#query = names.map((name) => `select '${name}' as name, count(*)::int as rows from "${name}"`).join(" union all ");
  }

  static async open(): Promise<Tables> {
    const client = new Client({ connectionString: testDatabase().superuserUrl });
    await client.connect();
    const { rows } = await client.query<{ tablename: string }>(
      "select tablename from pg_tables where schemaname = 'public' and tablename not in ('idempotency_records', '_prisma_migrations') order by 1",
    );
    return new Tables(
      client,
      rows.map((row) => row.tablename),
    );
  }

  /** One line per table: equal texts, equal counts. Counts nothing while no transaction has written anything. */
  async counts(): Promise<string> {
    const { rows: now } = await this.#client.query<{ transaction: string }>(
      "select pg_snapshot_xmax(pg_current_snapshot())::text as transaction",
    );
    const transaction = now[0]?.transaction ?? "";
    if (this.#last?.transaction === transaction) return this.#last.counts;
    const { rows } = await this.#client.query<{ name: string; rows: number }>(this.#query);
    this.#last = { transaction, counts: rows.map((row) => `${row.name} ${row.rows}`).join("\n") };
    return this.#last.counts;
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}
