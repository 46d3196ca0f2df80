import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { StartupError } from "@/lib/infra/postgres/startup-error";
import { FILTERS, withSchemaEngine } from "./engine";
import { migrate } from "./migrate";
import { migrationList, migrationsFolder, readMigrations, readSchema } from "./migrations-folder";

/**
 * Drafts the next migration: the SQL that leads from the migrations of the code to its Prisma schema, to be reviewed and
 * completed by hand (policies, checks, functions and partial indexes are invisible to the engine).
 * @param url a scratch PostgreSQL whose user may create databases.
 * @param name words for the folder, for example "add playlists".
 * @returns the path of the new file, or null when there is nothing to migrate.
 */
export async function createMigration(url: string, name: string, root: string = process.cwd()): Promise<string | null> {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  if (!slug)
    throw new StartupError('A migration needs a name of letters and digits, for example: npm run migrate -- --create "add playlists".');
  const migrations = readMigrations(root);
  const files = readSchema(root);
  await migrate(url, root); // proves that the present scripts run, and makes the roles they name
  const { stdout } = await withSchemaEngine(
    url,
    files.map((file) => [file.path, file.content]),
    (engine) =>
      engine.diff({
        from: migrations.length === 0 ? { tag: "empty" } : { tag: "migrations", ...migrationList(root, migrations) },
        to: { tag: "schemaDatamodel", files },
        script: true,
        exitCode: null,
        filters: FILTERS,
      } as Parameters<typeof engine.diff>[0]),
  );
  const sql = stdout?.trim() ?? "";
  if (!sql || sql === "-- This is an empty migration.") return null;
  const folder = path.join(migrationsFolder(root), `${timestamp(new Date())}_${slug}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(migrationsFolder(root), "migration_lock.toml"), 'provider = "postgresql"\n');
  const file = path.join(folder, "migration.sql");
  writeFileSync(file, `${sql}\n`);
  return file;
}

function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, "").slice(0, 14);
}
