import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DataDirLock, dataDirHolder, lockDataDir } from "./data-dir-lock";

let dataDir: string;
beforeEach(() => {
  dataDir = path.join(mkdtempSync(path.join(os.tmpdir(), "lock-")), "deep", "data");
});
afterEach(() => rmSync(path.dirname(path.dirname(dataDir)), { recursive: true, force: true }));

const writeLock = (holder: unknown) => writeFileSync(path.join(dataDir, "signalbox.lock"), JSON.stringify(holder));

describe("the data directory's lock", () => {
  it("makes the directory for its owner alone and refuses a second copy at once", async () => {
    const lock = await lockDataDir(dataDir, "start");
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(dataDirHolder(dataDir)).toMatchObject({ pid: process.pid, purpose: "start" });
    await expect(lockDataDir(dataDir, "start")).rejects.toThrow(`in use by another copy of Signalbox (process ${process.pid})`);
    await expect(lockDataDir(dataDir, "command")).rejects.toThrow("in use by another copy");
    lock.release();
    expect(dataDirHolder(dataDir)).toBeNull();
  });

  it("goes to one of many who ask at the same instant; the others wait for a command's end", async () => {
    let inside = 0;
    let most = 0;
    const visit = async () => {
      const lock: DataDirLock = await lockDataDir(dataDir, "command");
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      lock.release();
    };
    await Promise.all([visit(), visit(), visit(), visit()]);
    expect([inside, most]).toEqual([0, 1]);
  });

  it("is taken over from a process that is gone, also when its number was given to another one", async () => {
    (await lockDataDir(dataDir, "start")).release();
    const child = spawn("true");
    await once(child, "exit");
    for (const dead of [
      { pid: child.pid, startedAt: null, purpose: "start" },
      { pid: process.pid, startedAt: "1", purpose: "start" },
    ]) {
      writeLock(dead);
      const lock = await lockDataDir(dataDir, "start");
      expect(dataDirHolder(dataDir)?.pid).toBe(process.pid);
      lock.release();
    }
  });

  it("says in one sentence that a directory cannot be written", async () => {
    await expect(lockDataDir("/proc/signalbox", "start")).rejects.toThrow(
      /^The data directory \/proc\/signalbox cannot be written \(ENOENT\)/,
    );
    writeFileSync(path.join(path.dirname(path.dirname(dataDir)), "file"), "");
    await expect(lockDataDir(path.join(path.dirname(path.dirname(dataDir)), "file", "x"), "start")).rejects.toThrow("(ENOTDIR)");
  });
});
