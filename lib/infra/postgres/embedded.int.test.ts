import { chmodSync, lstatSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DataDirLock, lockDataDir } from "./data-dir-lock";
import { type EmbeddedPostgres, findEmbeddedPostgres, startEmbeddedPostgres } from "./embedded";
import { processesOf } from "./postmaster";

let folder: string;
let dataDir: string;
let lock: DataDirLock;
let running: EmbeddedPostgres[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "embedded "));
  chmodSync(folder, 0o711);
  dataDir = path.join(folder, "a data directory");
  lock = await lockDataDir(dataDir, "start");
  running = [];
});
afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  lock.release();
  for (const { home } of running) rmSync(home, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

async function start(port?: number): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ lock, settings: { fsync: "off" }, ...(port ? { port } : {}) });
  running.push(postgres);
  return postgres;
}

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end().catch(() => {});
  }
}

describe("embedded PostgreSQL", () => {
  it("makes a UTF-8 cluster with roles that must switch to see anything, in a path with spaces", async () => {
    const postgres = await start();
    expect(findEmbeddedPostgres(dataDir)).toBe(postgres.url);
    const [facts] = await query(
      postgres.url,
      `select current_user as user, current_database() as database, lower('Ä') as lower, pg_encoding_to_char(encoding) as encoding,
              pg_has_role('signalbox_app', 'set') as may_set, pg_has_role('signalbox_app', 'usage') as inherits
       from pg_database where datname = current_database()`,
    );
    expect(facts).toEqual({
      ...{ user: "signalbox_owner", database: "signalbox", lower: "ä", encoding: "UTF8", may_set: true, inherits: false },
    });
    expect(statSync(path.join(postgres.home, "passwords.json")).mode & 0o777).toBe(0o600);
    expect(lstatSync(path.join(postgres.home, "cluster")).mode & 0o777).toBe(0o700);
    await postgres.stop();
    expect([processesOf(path.join(postgres.home, "cluster")), findEmbeddedPostgres(dataDir)]).toEqual([[], null]);
    expect(readFileSync(path.join(postgres.home, "server.log"), "utf8")).toContain("database system is shut down");
  });

  it("recovers from kill -9 with a backend in the middle of a query, on the port it had", async () => {
    const first = await start();
    await query(first.url, "create table kept as select 1 as one");
    const busy = new Client({ connectionString: first.url, application_name: "busy" });
    const cut = new Promise((resolve) => busy.on("error", resolve));
    await busy.connect();
    const sleeping = busy.query("select pg_sleep(600)").catch(() => {});
    await expect
      .poll(() => query(first.superuserUrl, "select from pg_stat_activity where application_name = 'busy' and state = 'active'"))
      .toHaveLength(1);
    process.kill(first.pid, "SIGKILL");
    await first.exited;

    const second = await start(first.port);
    expect(second.port).toBe(first.port);
    expect(await query(second.url, "select one from kept")).toEqual([{ one: 1 }]);
    await cut;
    await sleeping;
  });

  it("takes over a server that a killed process left running", async () => {
    const left = await start();
    const next = await start();
    await left.exited;
    expect(next.pid).not.toBe(left.pid);
    expect(await query(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("says why it cannot start", async () => {
    const postgres = await start();
    await postgres.stop();
    await expect(startEmbeddedPostgres({ lock, settings: { shared_buffers: "1kB" } })).rejects.toThrow(
      /^The embedded PostgreSQL in .* does not start: .*shared_buffers.*\(log: .*server\.log\)$/,
    );
  });
});
