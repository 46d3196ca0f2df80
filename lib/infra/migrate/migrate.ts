import type { Client } from "pg";
import { APP_ROLE, createWorkingRoles, SYSTEM_ROLE } from "@/lib/infra/postgres/roles";
import { codeOf, reasonOf, StartupError } from "@/lib/infra/postgres/startup-error";
import { connectForStart } from "./connect";
import { FILTERS, NO_MODELS, withSchemaEngine } from "./engine";
import { compareHistory, type MigrationStatus, readHistory } from "./history";
import { migrationList, readMigrations } from "./migrations-folder";

/** Key of the advisory lock under which one process at a time migrates a database. */
const MIGRATION_LOCK = 5_161_101;

/**
 * Brings the database of `url` to the state of the code in `root`: makes the working roles as the connecting user and
 * applies the pending migrations in order, each as one transaction. Several processes at once wait for each other.
 * Run it in a short process of its own where possible.
 * @returns the names just applied.
 * @throws StartupError when the database cannot be used, is newer than the code, or a script fails (which leaves nothing).
 */
export async function migrate(url: string, root: string = process.cwd()): Promise<string[]> {
  const code = readMigrations(root);
  const client = await connectForStart(url);
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await bootstrapRoles(client);
    const status = compareHistory(await readHistory(client), code);
    refuseForeignHistory(status);
    if (status.pending.length === 0) return [];
    return await withSchemaEngine(url, NO_MODELS, async (engine) => {
      for (const migrationName of status.failed) await engine.markMigrationRolledBack({ migrationName });
      const { appliedMigrationNames } = await engine.applyMigrations({ filters: FILTERS, migrationsList: migrationList(root, code) });
      return appliedMigrationNames;
    });
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`The database could not be migrated: ${explain(error)}`);
  } finally {
    await client.end();
  }
}

/** How the database of `url` stands to the code in `root`. Changes nothing. @throws StartupError when it cannot be used. */
export async function migrationStatus(url: string, root: string = process.cwd()): Promise<MigrationStatus> {
  const client = await connectForStart(url);
  try {
    return compareHistory(await readHistory(client), readMigrations(root));
  } finally {
    await client.end();
  }
}

/**
 * Refuses a database that cannot become the code's, before anything slow is done. Changes nothing.
 * @throws StartupError when it cannot be used, is newer than the code or has another history.
 */
export async function checkDatabase(url: string, root: string = process.cwd()): Promise<void> {
  refuseForeignHistory(await migrationStatus(url, root));
}

function refuseForeignHistory({ unknown, changed }: MigrationStatus): void {
  if (unknown.length > 0) {
    throw new StartupError(
      `The database is newer than this copy of Signalbox (it has the migration ${unknown.at(-1)}, which the code does not): update the code, or use another database.`,
    );
  }
  if (changed.length > 0) {
    throw new StartupError(
      `The database was migrated with another version of ${changed[0]} than this copy of Signalbox has: use the code it was migrated with, or another database.`,
    );
  }
}

async function bootstrapRoles(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>("select current_user as name");
  const user = rows[0]?.name ?? "";
  try {
    await createWorkingRoles(client, user);
  } catch (error) {
    if (codeOf(error) !== "42501") throw error;
    throw new StartupError(
      `The database user "${user}" may not create the roles ${APP_ROLE} and ${SYSTEM_ROLE}: give it CREATEROLE, or let an administrator run "create role ${APP_ROLE} nologin; create role ${SYSTEM_ROLE} nologin; grant ${APP_ROLE}, ${SYSTEM_ROLE} to ${client.escapeIdentifier(user)}".`,
    );
  }
}

/** The engine reports a failed script over several lines; the migration's name and PostgreSQL's words are what helps. */
function explain(error: unknown): string {
  const words = reasonOf(error).replace(/\s+/g, " ").trim();
  const name = /migration_name="([^"]+)"/.exec(words)?.[1] ?? /Migration name: (\S+)/.exec(words)?.[1];
  const cause = /ERROR: (.+?)(?: \d+: | DbError |$)/.exec(words)?.[1] ?? words;
  return name ? `${name} failed with "${cause}" and left nothing behind.` : cause;
}
