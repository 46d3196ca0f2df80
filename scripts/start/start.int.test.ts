import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lockDataDir } from "@/lib/infra/postgres/data-dir-lock";
import { extraDatabase, testDatabase } from "@/lib/testing/database";

const SECRET = "a secret of sixty-four characters that only the tests work with.";

let folder: string;
let taken: Server;
let takenPort: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "start-"));
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const address = taken.address();
  takenPort = String(typeof address === "object" && address ? address.port : 0);
});
afterAll(async () => {
  await new Promise((resolve) => taken.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

/** `npm start` as a person runs it, in an environment of its own; ends by itself in all cases below. */
async function start(environment: Record<string, string>, entry = "start/main", ...args: string[]) {
  const child = spawn(process.execPath, ["scripts/run.mjs", entry, ...args], {
    env: {
      ...{ PATH: "/usr/bin:/bin", HOME: os.homedir(), PORT: "0", SIGNALBOX_SIMULATORS_PORT: "0" },
      ...{ SIGNALBOX_DATA_DIR: path.join(folder, "data"), ...environment },
    } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const [code] = await once(child, "close");
  return { code, out, err };
}

/** Exit code 1, one sentence on standard error, nothing else. */
async function expectSentence(environment: Record<string, string>, sentence: RegExp) {
  const { code, out, err } = await start(environment);
  expect([code, out]).toEqual([1, ""]);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  expect(err).toMatch(sentence);
}

describe("npm start says in one sentence", () => {
  it("that a port is in use", async () => {
    await expectSentence({ PORT: takenPort }, /^Port \d+ on 127\.0\.0\.1 is in use by another program: .* PORT /);
    await expectSentence({ SIGNALBOX_SIMULATORS_PORT: takenPort }, /^Port \d+ .* SIGNALBOX_SIMULATORS_PORT /);
  });

  it("that the data directory cannot be used", async () => {
    writeFileSync(path.join(folder, "file"), "");
    await expectSentence({ SIGNALBOX_DATA_DIR: path.join(folder, "file", "data") }, /^The data directory .* cannot be written \(ENOTDIR\)/);
    const lock = await lockDataDir(path.join(folder, "busy"), "start");
    await expectSentence({ SIGNALBOX_DATA_DIR: lock.dataDir }, /^The data directory .* is in use by another copy of Signalbox/);
    lock.release();
  });

  it("what is wrong with DATABASE_URL", async () => {
    const url = new URL(testDatabase().url);
    const variant = (change: (copy: URL) => void) => {
      const copy = new URL(url);
      change(copy);
      return { DATABASE_URL: copy.href, SIGNALBOX_SECRET: SECRET };
    };
    await expectSentence({ DATABASE_URL: url.href }, /^SIGNALBOX_SECRET is required when DATABASE_URL is set/);
    await expectSentence(
      variant((copy) => {
        copy.port = "1";
      }),
      /^DATABASE_URL: no PostgreSQL answers at 127\.0\.0\.1:1/,
    );
    await expectSentence(
      variant((copy) => {
        copy.password = "wrong";
      }),
      /^DATABASE_URL: .* refuses the user "signalbox_owner"/,
    );
  });

  it("that the database is newer than the code", async () => {
    const url = await extraDatabase("newer", { template: "signalbox" });
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ('x', 'x', '29990101000000_later', now(), now(), 1)`,
    );
    await client.end();
    await expectSentence({ DATABASE_URL: url, SIGNALBOX_SECRET: SECRET }, /^The database is newer than this copy of Signalbox/);
  });

  it("that the demo's published password may not be open to the network", async () => {
    await expectSentence({ HOST: "0.0.0.0" }, /^HOST=0\.0\.0\.0 would let strangers sign in/);
    await expectSentence({ HOST: "0.0.0.0", SIGNALBOX_DEMO_PASSWORD: "short" }, /SIGNALBOX_DEMO_PASSWORD must have 8 characters/);
    await expectSentence({ HOST: "192.0.2.1", SIGNALBOX_DEMO: "off" }, /^HOST=192\.0\.2\.1 is no address of this machine/);
  });
});

describe("npm run api-key", () => {
  it("prints nothing but a sentence when it cannot make one", async () => {
    const environment = { DATABASE_URL: testDatabase().url, SIGNALBOX_SECRET: SECRET };
    const none = await start(environment, "commands/api-key", "--tenant", "no-such-workspace", "--role", "admin");
    expect(none).toMatchObject({ code: 1, out: "", err: 'There is no workspace "no-such-workspace".\n' });
    const usage = await start(environment, "commands/api-key", "--tenant", "demo");
    expect(usage).toMatchObject({ code: 1, out: "" });
    expect(usage.err).toMatch(/^Name a role: npm run api-key -- /);
  });
});
