import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/infra/migrate/migrate";
import { lockDataDir } from "@/lib/infra/postgres/data-dir-lock";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/infra/postgres/embedded";

declare module "vitest" {
  interface ProvidedContext {
    /** The migrated cluster of this run: the owner's and the superuser's connection strings, and its data directory. */
    cluster: { ownerUrl: string; superuserUrl: string; dataDir: string };
  }
}

/** Nothing of a test cluster survives the run, so it may forget all about crashes. */
const CARELESS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "300", shared_buffers: "128MB" };

/**
 * Starts one PostgreSQL for the whole run in a temporary folder and migrates its database `signalbox` by the real
 * migrations. Workers copy that database, so nobody may connect to it afterwards.
 */
export default async function cluster(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "signalbox-test-"));
  chmodSync(dataDir, 0o711);
  const lock = await lockDataDir(dataDir, "command");
  const postgres = await startEmbeddedPostgres({ lock, settings: CARELESS });
  const reaper = reap(postgres, dataDir);
  const end = async () => {
    await postgres.stop();
    lock.release();
    await rm(postgres.home, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
    reaper.stdin?.end();
  };
  try {
    await migrate(postgres.url, project.config.root);
  } catch (error) {
    await end();
    throw error;
  }
  project.provide("cluster", { ownerUrl: postgres.url, superuserUrl: postgres.superuserUrl, dataDir });
  return end;
}

/**
 * A shell that waits for the end of its input, which comes when this process is gone, however it went, and then ends the
 * server and removes its files: a killed test run leaves nothing behind.
 */
function reap(postgres: EmbeddedPostgres, dataDir: string): ChildProcess {
  const script = 'cat >/dev/null; kill -QUIT "$0" 2>/dev/null && sleep 1; rm -rf "$1" "$2"';
  const reaper = spawn("sh", ["-c", script, String(postgres.pid), postgres.home, dataDir], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  reaper.unref();
  return reaper;
}
