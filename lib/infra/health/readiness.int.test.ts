import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { extraDatabase, testDatabase } from "@/lib/testing/database";
import { setTestEnv } from "@/lib/testing/environment";

let simulators: Server;
let client: Client;
const worker = `test-${process.pid}`;

beforeEach(async () => {
  vi.resetModules(); // every case asks anew
  simulators = createServer((_request, response) => response.end("{}"));
  await new Promise<void>((resolve) => simulators.listen(0, "127.0.0.1", resolve));
  setTestEnv({
    DATABASE_URL: testDatabase().url,
    SIGNALBOX_SIMULATORS: undefined,
    SIGNALBOX_SIMULATORS_PORT: String((simulators.address() as AddressInfo).port),
  });
  client = new Client({ connectionString: testDatabase().superuserUrl });
  await client.connect();
  await client.query("delete from worker_heartbeats");
});
afterEach(async () => {
  await client.query("delete from worker_heartbeats");
  await client.end();
  await new Promise((resolve) => simulators.close(resolve));
});

async function look() {
  const { readiness } = await import("./readiness");
  return readiness();
}
const beat = (age: string) =>
  client.query("insert into worker_heartbeats (id, kind, beat_at) values ($1, 'worker', now() - $2::interval)", [worker, age]);

describe("readiness", () => {
  it("is ready when every part is", async () => {
    await beat("1 second");
    expect(await look()).toEqual({
      status: "ready",
      checks: { database: { status: "ok" }, migrations: { status: "ok" }, worker: { status: "ok" }, simulators: { status: "ok" } },
    });
  });

  it("is not without a recent heartbeat", async () => {
    await beat("1 minute");
    const { status, checks } = await look();
    expect([status, checks.worker]).toEqual(["not_ready", { status: "failed", reason: "no heartbeat for 15 s" }]);
  });

  it("is not with an unmigrated database, nor without one", async () => {
    setTestEnv({ DATABASE_URL: await extraDatabase("unmigrated") });
    expect((await look()).checks).toMatchObject({
      database: { status: "ok" },
      migrations: { status: "failed" },
      worker: { status: "failed" },
    });
    vi.resetModules();
    setTestEnv({ DATABASE_URL: "postgresql://secret:secret@127.0.0.1:1/x" });
    const gone = await look();
    expect(gone).toMatchObject({ status: "not_ready", checks: { database: { status: "failed", reason: "no answer (ECONNREFUSED)" } } });
    expect(JSON.stringify(gone)).not.toContain("secret");
  });

  it("does not miss simulators that are switched off, and does miss those that should run", async () => {
    await beat("0 seconds");
    setTestEnv({ SIGNALBOX_SIMULATORS: "off" });
    expect(await look()).toMatchObject({ status: "ready", checks: { simulators: { status: "off" } } });
    vi.resetModules();
    setTestEnv({ SIGNALBOX_SIMULATORS: undefined, SIGNALBOX_SIMULATORS_PORT: "1" });
    expect(await look()).toMatchObject({ status: "not_ready", checks: { simulators: { status: "failed", reason: "no answer" } } });
  });
});
