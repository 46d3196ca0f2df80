import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

/** The PostgreSQL database of this test worker. */
export interface TestDatabase {
  /** As `signalbox_owner`; the worker's `DATABASE_URL`. */
  url: string;
  /** As superuser to the same database, past row-level security. */
  superuserUrl: string;
}

/** The database of this worker, a copy of the migrated one. Files isolate themselves by tenants of their own. */
export function testDatabase(): TestDatabase {
  const { ownerUrl, superuserUrl } = inject("cluster");
  const name = workerDatabase();
  return { url: inDatabase(ownerUrl, name), superuserUrl: inDatabase(superuserUrl, name) };
}

/**
 * Makes a further empty database, for tests of migrations and the like, and returns its connection string as
 * `signalbox_owner`. `template: "signalbox"` makes it a copy of the migrated one. It goes with the cluster.
 */
export async function extraDatabase(name: string, options: { template?: string } = {}): Promise<string> {
  // Never one that another file of this worker made under the same name.
  const unique = `${workerDatabase()}_${name}_${randomBytes(4).toString("hex")}`;
  await createDatabase(unique, options.template ?? "template0");
  return inDatabase(inject("cluster").ownerUrl, unique);
}

/** Makes this worker's database unless an earlier test file of the same worker has. */
export async function createWorkerDatabase(): Promise<void> {
  await createDatabase(workerDatabase(), "signalbox");
}

async function createDatabase(name: string, template: string): Promise<void> {
  const client = new Client({ connectionString: inject("cluster").superuserUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (!rowCount) await client.query(`create database ${name} template ${template} owner signalbox_owner`);
  } finally {
    await client.end();
  }
}

/** Test files of one pool slot run one after the other, so a database per slot is never shared at the same time. */
function workerDatabase(): string {
  // biome-ignore lint/style/noProcessEnv: set by vitest
  return `worker_${process.env.VITEST_POOL_ID ?? "1"}`;
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
