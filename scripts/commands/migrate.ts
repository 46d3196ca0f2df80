import { rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { createMigration } from "@/lib/infra/migrate/create-migration";
import { migrate } from "@/lib/infra/migrate/migrate";
import { lockDataDir } from "@/lib/infra/postgres/data-dir-lock";
import { startEmbeddedPostgres } from "@/lib/infra/postgres/embedded";
import { StartupError } from "@/lib/infra/postgres/startup-error";
import { withDatabase } from "../start/database";
import { type Environment, readSettings } from "../start/settings";

/** `npm run migrate`: applies what is pending. `npm run migrate -- --create name`: drafts the next migration. */
export async function main(args: string[], environment: Environment): Promise<void> {
  const { values, positionals } = parseArgs({ args, options: { create: { type: "string" } }, allowPositionals: true });
  if (positionals.length > 0) throw new StartupError(`Unknown argument "${positionals[0]}": npm run migrate [-- --create name].`);
  if (values.create !== undefined) return draft(values.create);
  const applied = await withDatabase(readSettings(environment), (url) => migrate(url));
  process.stdout.write(applied.length === 0 ? "The database is up to date.\n" : applied.map((name) => `applied ${name}\n`).join(""));
}

/** Drafting needs a scratch PostgreSQL: one of its own, so that no data of anybody is near. */
async function draft(name: string): Promise<void> {
  const dataDir = path.join(os.tmpdir(), `signalbox-draft-${process.pid}`);
  const lock = await lockDataDir(dataDir, "command");
  const postgres = await startEmbeddedPostgres({ lock, settings: { fsync: "off" } });
  try {
    const file = await createMigration(postgres.url, name);
    process.stdout.write(file ? `${path.relative(process.cwd(), file)}\n` : "The migrations describe the schema already.\n");
  } finally {
    await postgres.stop();
    lock.release();
    rmSync(postgres.home, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }
}
