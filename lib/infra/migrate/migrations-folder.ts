import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";

/** One migration as the code has it. */
export interface Migration {
  /** Folder name: fourteen digits of time, an underscore, words. */
  name: string;
  sql: string;
  /** SHA-256 of the script in hex, as `_prisma_migrations.checksum` keeps it. */
  checksum: string;
}

const LOCK_FILE = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };

/** The migrations below `<root>/prisma/migrations`, oldest first. */
export function readMigrations(root: string): Migration[] {
  const folder = migrationsFolder(root);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^\d{14}_/.test(name) && existsSync(path.join(folder, name, "migration.sql")))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/** The Prisma schema files below `<root>/prisma/schema`, as the engine takes them. */
export function readSchema(root: string): { path: string; content: string }[] {
  const folder = path.join(root, "prisma", "schema");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ path: path.join(folder, name), content: readFileSync(path.join(folder, name), "utf8") }));
}

/** `migrations` in the engine's own shape. */
export function migrationList(root: string, migrations: Migration[]): MigrationList {
  return {
    baseDir: migrationsFolder(root),
    lockfile: LOCK_FILE,
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

/** Where migrations are kept. */
export function migrationsFolder(root: string): string {
  return path.join(path.resolve(root), "prisma", "migrations");
}
