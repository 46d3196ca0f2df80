import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extraDatabase, testDatabase } from "@/lib/testing/database";
import { createMigration } from "./create-migration";
import { migrate, migrationStatus } from "./migrate";

let root: string;

beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "migrations-"));
  write("20260101000000_first", "create table first (id int primary key);");
  write(
    "20260102000000_functions",
    "do $$ begin perform 1; end $$; create function two() returns int language plpgsql as $$ begin return 2; end $$;",
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, sql: string): void {
  mkdirSync(path.join(root, "prisma/migrations", name), { recursive: true });
  writeFileSync(path.join(root, "prisma/migrations", name, "migration.sql"), sql);
}

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

describe("migrate", () => {
  it("applies what is pending, functions with semicolons included, and nothing twice", async () => {
    const url = await extraDatabase("fresh");
    expect(await migrate(url, root)).toEqual(["20260101000000_first", "20260102000000_functions"]);
    expect(await migrate(url, root)).toEqual([]);
    expect(await query(url, "select two()")).toEqual([{ two: 2 }]);
    expect((await migrationStatus(url, root)).pending).toEqual([]);
  });

  it("lets two processes migrate at once", async () => {
    const url = await extraDatabase("twice");
    const applied = await Promise.all([migrate(url, root), migrate(url, root)]);
    expect(applied.flat().sort()).toEqual(["20260101000000_first", "20260102000000_functions"]);
  });

  it("leaves nothing of a failing script behind and succeeds once it is mended", async () => {
    const url = await extraDatabase("failing");
    write("20260103000000_third", "create table third (id int); select 1/0;");
    try {
      await expect(migrate(url, root)).rejects.toThrow(/could not be migrated: 20260103000000_third failed with "division by zero"/);
      expect(await query(url, "select to_regclass('third') as third, to_regclass('first')::text as first")).toEqual([
        { third: null, first: "first" },
      ]);
      expect((await migrationStatus(url, root)).failed).toEqual(["20260103000000_third"]);
      write("20260103000000_third", "create table third (id int);");
      expect(await migrate(url, root)).toEqual(["20260103000000_third"]);
    } finally {
      rmSync(path.join(root, "prisma/migrations/20260103000000_third"), { recursive: true });
    }
  });

  it("refuses a database newer than the code, and one with another history", async () => {
    const url = await extraDatabase("newer");
    await migrate(url, root);
    await query(url, "update _prisma_migrations set migration_name = '29990101000000_later' where migration_name like '%functions'");
    await expect(migrate(url, root)).rejects.toThrow(/newer than this copy of Signalbox .*29990101000000_later/);
    await query(
      url,
      "update _prisma_migrations set migration_name = '20260102000000_functions', checksum = 'x' where migration_name like '%later'",
    );
    await expect(migrate(url, root)).rejects.toThrow(/another version of 20260102000000_functions/);
  });

  it("says in one sentence why a database cannot be used", async () => {
    const url = new URL(testDatabase().url);
    const variant = (change: (address: URL) => void) => {
      const copy = new URL(url);
      change(copy);
      return migrate(copy.href, root);
    };
    await expect(variant((u) => (u.password = "wrong"))).rejects.toThrow(/refuses the user "signalbox_owner"/);
    await expect(variant((u) => (u.pathname = "/nowhere"))).rejects.toThrow(/no database "nowhere"/);
    await expect(variant((u) => (u.port = "1"))).rejects.toThrow(/no PostgreSQL answers at 127.0.0.1:1/);
    await expect(migrate("mysql://x", root)).rejects.toThrow(/not a PostgreSQL address/);
  });

  it("names the grants that a user without the right to make roles needs", async () => {
    const { superuserUrl } = testDatabase();
    const url = new URL(await extraDatabase("poor"));
    await query(superuserUrl, "create role poor login password 'poor'");
    await query(superuserUrl, "grant connect, create on database worker_1 to poor".replace("worker_1", url.pathname.slice(1)));
    url.username = url.password = "poor";
    await expect(migrate(url.href, root)).rejects.toThrow(
      /"poor" may not create the roles .*grant signalbox_app, signalbox_system to "poor"/,
    );
  });

  it("has nothing left to draft once the real migrations are applied", async () => {
    const copy = mkdtempSync(path.join(os.tmpdir(), "draft-"));
    try {
      cpSync("prisma/schema", path.join(copy, "prisma/schema"), { recursive: true });
      cpSync("prisma/migrations", path.join(copy, "prisma/migrations"), { recursive: true });
      const draft = await createMigration(await extraDatabase("draft"), "nothing", copy);
      expect(draft && readFileSync(draft, "utf8")).toBeNull();
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});
